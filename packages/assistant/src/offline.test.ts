import type { ReplyPiece } from '@oka/api/ports'
import { describe, expect, test } from 'vitest'

import { createOfflineAssistant } from './offline.ts'
import { never, piecesOf } from './testing-server.ts'
import { makeInput, play } from './testing.ts'
import { scripts } from './testing-scripts.ts'

describe('reply', () => {
  test('comes sentence by sentence', async () => {
    const input = makeInput([['visitor', 'Bonjour, combien ça coûte ?']])

    const pieces = await piecesOf(createOfflineAssistant().reply(input, never))

    expect(pieces).toEqual([
      'Bonjour et bienvenue chez OKA Tech.',
      ' Le prix dépend de ce qu’il y a à faire\u202F; un collègue vous enverra une estimation claire, sans engagement.',
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
  expect(facts).toHaveLength(8)
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
