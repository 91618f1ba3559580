import type { AssistantInput, ReplyPiece } from '@oka/api/ports/assistant'
import type { MessageRole } from '@oka/contract/chat'
import { messageMaxLength } from '@oka/contract/limits'
import { describe, expect, test } from 'vitest'

import { createOfflineAssistant } from './offline.ts'
import { readConversation } from './offline/read-conversation.ts'
import { never, piecesOf } from './testing-server.ts'
import { makeInput, play, sentencesFor } from './testing.ts'
import { scripts } from './testing-scripts.ts'

describe('reply', () => {
  test('comes sentence by sentence', async () => {
    const input = makeInput([['visitor', 'Bonjour, combien ça coûte ?']])

    const pieces = await piecesOf(createOfflineAssistant().reply(input, never))

    expect(pieces).toEqual([
      'Bonjour et bienvenue chez OKA Tech\u202F!',
      ' Le prix dépend de ce qu’il y a à faire\u202F; je demande une estimation à l’équipe, sans engagement.',
      ' Qu’aimeriez-vous mettre en place ou améliorer\u202F?',
    ])
  })

  test('is the same for the same conversation', async () => {
    const input = makeInput(play(scripts[0]!).slice(0, 5))
    const assistant = createOfflineAssistant()

    const [one, other] = await Promise.all([
      piecesOf(assistant.reply(input, never)),
      piecesOf(assistant.reply(input, never)),
    ])

    expect(one).toEqual(other)
  })

  test('stops in the pause when it is aborted', async () => {
    const controller = new AbortController()
    const input = makeInput([['visitor', 'Bonjour']])
    const seen: ReplyPiece[] = []

    const reading = (async () => {
      for await (const piece of createOfflineAssistant().reply(input, controller.signal)) {
        seen.push(piece)
        controller.abort()
      }
    })()

    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).toHaveLength(1)
  })
})

test('nothing is done once aborted', async () => {
  const assistant = createOfflineAssistant()
  const input = makeInput([['visitor', 'Bonjour']])

  await expect(piecesOf(assistant.reply(input, AbortSignal.abort()))).rejects.toThrow(/abort/i)
  await expect(assistant.extract(input, AbortSignal.abort())).rejects.toThrow(/abort/i)
})

test('facts are proposed in the order of the messages', async () => {
  const input = makeInput(play(scripts[0]!))

  const { facts } = await createOfflineAssistant().extract(input, never)

  const seqOf = (id: string) => input.transcript.find((message) => message.id === id)!.seq
  const order = facts.map(({ messageId }) => seqOf(messageId))
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(facts).toHaveLength(9)
})

test.each([
  ['je veux parler à un humain', true],
  ['Can I talk to a real person?', true],
  ['Nous avons besoin d’un portail client', false],
])('who writes “%s” asks for a person: %s', async (words, asks) => {
  const extract = (lines: Parameters<typeof makeInput>[0]) =>
    createOfflineAssistant().extract(makeInput(lines), never)

  expect((await extract([['visitor', words]])).wantsPerson).toBe(asks)
  // It is not heard again once somebody has answered.
  const later = await extract([
    ['visitor', words],
    ['assistant', 'Un collègue est prévenu.'],
    ['visitor', 'Merci'],
  ])
  expect(later.wantsPerson).toBe(false)
})

describe('what a turn costs', () => {
  const prose =
    'Notre portail est lent et nos clients s’en plaignent souvent, surtout le lundi matin. '
  const long = prose.repeat(50).slice(0, messageMaxLength)
  const lines = Array.from({ length: 200 }, (_, index): [MessageRole, string] => [
    index % 2 === 0 ? 'visitor' : 'assistant',
    long,
  ])
  const whole = makeInput(lines)
  const upTo = (length: number): AssistantInput => ({
    ...whole,
    transcript: whole.transcript.slice(0, length),
  })

  test('only what is new is read, however long the conversation', async () => {
    await using assistant = createOfflineAssistant()
    const reads: number[] = []

    for (let length = 1; length <= lines.length; length += 1) {
      const before = assistant.load().done
      await assistant.extract(upTo(length), never)
      reads.push(assistant.load().done - before)
    }

    expect(reads).toEqual(lines.map(() => 1))
  })

  test('reply and facts read a message once between them', async () => {
    await using assistant = createOfflineAssistant()

    await Promise.all([
      assistant.extract(upTo(20), never),
      piecesOf(assistant.reply(upTo(20), never)),
    ])

    // And the reply is written.
    expect(assistant.load().done).toBe(20 + 1)
  })

  test('a long conversation is read once after a start, not at each turn', async () => {
    await using assistant = createOfflineAssistant()
    await assistant.extract(upTo(199), never)
    const before = assistant.load().done

    await assistant.extract(upTo(200), never)

    expect(before).toBe(199)
    expect(assistant.load().done).toBe(200)
  })

  test('what was kept is what would be read again', async () => {
    await using assistant = createOfflineAssistant()
    const input = makeInput(play(scripts[0]!))
    for (let length = 1; length <= input.transcript.length; length += 1) {
      const part = { ...input, transcript: input.transcript.slice(0, length) }

      const facts = readConversation(part).flatMap((reading) => reading.facts)
      expect((await assistant.extract(part, never)).facts).toEqual(facts)
    }

    const [first, ...rest] = sentencesFor(input)
    expect(await piecesOf(assistant.reply(input, never))).toEqual([
      first,
      ...rest.map((sentence) => ` ${sentence}`),
    ])
  })
})

test('questions nobody answers here, calls and what is taken back are heard beside the facts', async () => {
  await using assistant = createOfflineAssistant()
  const input = makeInput([
    ['visitor', 'On cherche un CRM, budget 20k. Vous avez des références dans le bâtiment ?'],
    ['assistant', 'Pour quelle entreprise est-ce ?'],
    ['visitor', 'Oubliez le budget. Rappelez-moi demain entre 14h et 16h au 06 12 34 56 78'],
  ])

  expect(await assistant.extract(input, never)).toMatchObject({
    wantsPerson: true,
    withdrawn: [{ field: 'budget', quote: 'Oubliez le budget.' }],
    questions: [{ quote: 'Vous avez des références dans le bâtiment ?' }],
    callBack: { time: 'demain entre 14h et 16h' },
  })
})

test('only facts of what is new are proposed', async () => {
  const input = makeInput([
    ['visitor', 'Mon mail est claire@nexalia.fr'],
    ['visitor', 'Mon budget est de 20 000 €'],
  ])

  const { facts } = await createOfflineAssistant().extract({ ...input, learntSeq: 1 }, never)

  expect(facts).toMatchObject([
    { field: 'budget', value: '20000 EUR' },
    { field: 'intent', value: 'buyer' },
  ])
})

describe('a message that cannot be read in time', () => {
  const script = new URL('testing/faulty-worker.ts', import.meta.url)

  test('is answered without what it would have told, and never read again', async () => {
    await using assistant = createOfflineAssistant({ script, timeout: 3000 })
    const first = makeInput([['visitor', 'hang']])

    const [pieces, heard] = await Promise.all([
      piecesOf(assistant.reply(first, never)),
      assistant.extract(first, never),
    ])
    expect(pieces[0]).toBe('Bonjour et bienvenue chez OKA Tech\u202F!')
    expect(heard).toMatchObject({ facts: [], wantsPerson: false })

    const second = makeInput([
      ['visitor', 'hang'],
      ['visitor', 'Mon mail est claire@nexalia.fr'],
    ])
    expect((await assistant.extract(second, never)).facts).toMatchObject([{ field: 'email' }])
    expect(assistant.load().lost).toBe(1)
  })

  test('where nothing can be read a reply comes all the same, and the facts are asked for again', async () => {
    const nowhere = new URL('testing/no-such-worker.ts', import.meta.url)
    await using assistant = createOfflineAssistant({ script: nowhere })
    const input = makeInput([['visitor', 'Mon mail est claire@nexalia.fr']])

    expect((await piecesOf(assistant.reply(input, never))).at(-1)).toMatch(/\?$/)
    await expect(assistant.extract(input, never)).rejects.toThrow(/failed to start/)
  })
})

test('a run of line breaks between two letters says nothing', async () => {
  const input = makeInput([['visitor', `x${'\n'.repeat(messageMaxLength - 2)}x`]])

  expect(await createOfflineAssistant().extract(input, never)).toMatchObject({
    facts: [],
    wantsPerson: false,
  })
})
