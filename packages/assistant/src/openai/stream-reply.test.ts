import type { ReplyPiece } from '@oka/api/ports/assistant'
import { describe, expect, test } from 'vitest'

import {
  input,
  never,
  piecesOf,
  streaming,
  streamingChunks,
  textIn,
  textOf,
  useModelServer,
} from '../testing-server.ts'
import { makeInput } from '../testing.ts'

const { server, makeAssistant, answerWith, sent } = useModelServer()

/** A chunk with that content; without a delta for null, without choices for undefined. */
function toChunk(content: unknown) {
  if (content === undefined) return { id: 'odd' }
  return { choices: [content === null ? { index: 0 } : { index: 0, delta: { content } }] }
}

const ended = (reason: string) => ({ choices: [{ index: 0, finish_reason: reason }] })

function refuse(param: string) {
  return {
    status: 400,
    error: { message: `Unsupported: ${param}`, param, code: 'unsupported_parameter' },
  }
}

describe('reply', () => {
  test('streams the answer as it is written', async () => {
    answerWith({ content: 'Merci Claire. Quel budget envisagez-vous ?' })

    const pieces = await piecesOf(makeAssistant().reply(input, never))

    expect(pieces.length).toBeGreaterThan(2)
    expect(textIn(pieces)).toBe('Merci Claire. Quel budget envisagez-vous ?')
  })

  test('sends the conversation as messages, and no word of it as instructions', async () => {
    answerWith({ content: 'Merci.' })

    await piecesOf(makeAssistant().reply(input, never))

    const [body] = sent()
    const [system, ...messages] = body!.messages
    expect(body).toMatchObject({
      model: 'test-model',
      stream: true,
      temperature: 0.7,
      max_tokens: 1000,
      stream_options: { include_usage: true },
    })
    expect(body).not.toHaveProperty('store')
    expect(system?.role).toBe('system')
    expect(system?.content).not.toMatch(/Claire|CRM|nexalia/)
    expect(messages).toEqual([
      { role: 'assistant', content: 'Bonjour, quel projet vous amène ?' },
      { role: 'user', content: 'On veut un CRM, pour mars.' },
      { role: 'assistant', content: 'Bonjour, ici Marc.' },
      { role: 'user', content: 'Je suis Claire.\n\nclaire@nexalia.fr' },
    ])
  })

  test('tells which facts are known, not what they are', async () => {
    answerWith({ content: 'Merci.' })
    const facts = [{ field: 'budget' as const, value: '25000 EUR', by: 'visitor' as const }]

    await piecesOf(makeAssistant().reply({ ...input, facts }, never))

    const [system] = sent()[0]!.messages
    expect(system?.content).toMatch(/Known: budget\. Missing: name, email/)
    expect(system?.content).not.toContain('25000')
  })

  test('a conversation too long is sent from its end', async () => {
    answerWith({ content: 'Merci.' })
    const long = makeInput(
      Array.from({ length: 20 }, (_, index) => ['visitor', `${index} ${'x'.repeat(3990)}`]),
    )

    await piecesOf(makeAssistant().reply(long, never))

    const [, message] = sent()[0]!.messages
    expect(message?.content.split('\n\n').map((part) => part.slice(0, 2).trim())).toEqual(
      Array.from({ length: 15 }, (_, index) => String(index + 5)),
    )
  })

  test.each(['length', 'content_filter', 'tool_calls'])(
    'an answer cut by %s is none',
    async (reason) => {
      answerWith({ content: 'Merci Claire, quel', finishReason: reason })

      await expect(piecesOf(makeAssistant().reply(input, never))).rejects.toThrow(reason)
    },
  )

  test('a connection that breaks is an error', async () => {
    answerWith({ content: 'Merci Claire, quel budget ?' }, { truncateAfterChunks: 2 })

    await expect(piecesOf(makeAssistant().reply(input, never))).rejects.toThrow()
  })

  test('a stream that ends quietly without a reason is an error', async () => {
    server.mount('/quiet', streaming(['Merci', ' Claire'], 'end'))

    await expect(piecesOf(makeAssistant(undefined, '/quiet').reply(input, never))).rejects.toThrow(
      'finish_reason is missing',
    )
  })

  test('an empty answer is an error', async () => {
    answerWith({ content: '' })

    await expect(piecesOf(makeAssistant().reply(input, never))).rejects.toThrow('empty')
  })

  test('a 500 is tried once more', async () => {
    server.nextRequestError(500)
    answerWith({ content: 'Merci.' })

    expect(await textOf(makeAssistant().reply(input, never))).toBe('Merci.')
    expect(server.getRequests()).toHaveLength(2)
  })

  test.each([500, 429])('a lasting %i is an error after two calls', async (status) => {
    answerWith({ error: { message: 'no' }, status, retryAfter: 0 })

    await expect(piecesOf(makeAssistant().reply(input, never))).rejects.toMatchObject({ status })
    expect(server.getRequests()).toHaveLength(2)
  })

  test('a first word that is late is an error', async () => {
    answerWith({ content: 'Merci.' }, { streamingProfile: { ttft: 20_000 } })
    const assistant = makeAssistant({ firstSignMs: 80, replyMs: 4000, totalMs: 4000 })

    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow(
      'The language model wrote nothing within 80 ms',
    )
  })

  test('an answer that stalls is an error', async () => {
    server.mount('/stall', streaming(['Merci'], 'stall'))
    const assistant = makeAssistant({ firstSignMs: 1500, replyMs: 300, totalMs: 300 }, '/stall')

    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow(
      'The language model did not finish within 300 ms',
    )
  })

  test('an abort in the middle ends it with the abort’s reason', async () => {
    server.mount('/abort', streaming(['Merci'], 'stall'))
    const controller = new AbortController()
    const seen: ReplyPiece[] = []

    const reading = (async () => {
      for await (const piece of makeAssistant(undefined, '/abort').reply(
        input,
        controller.signal,
      )) {
        seen.push(piece)
        controller.abort(new Error('taken over'))
      }
    })()

    await expect(reading).rejects.toThrow('taken over')
    expect(seen).toEqual(['Merci'])
  })

  test('nothing is sent once aborted', async () => {
    await expect(piecesOf(makeAssistant().reply(input, AbortSignal.abort()))).rejects.toThrow(
      /abort/i,
    )
    expect(server.getRequests()).toEqual([])
  })

  test('a model without max_tokens and temperature is asked without them from then on', async () => {
    server.on({ predicate: (request) => request.max_tokens !== undefined }, refuse('max_tokens'))
    server.on({ predicate: (request) => request.temperature !== undefined }, refuse('temperature'))
    answerWith({ content: 'Merci.' })
    const assistant = makeAssistant()

    expect(await textOf(assistant.reply(input, never))).toBe('Merci.')
    expect(server.getRequests()).toHaveLength(3)
    expect(await textOf(assistant.reply(input, never))).toBe('Merci.')
    expect(server.getRequests()).toHaveLength(4)
    expect(sent().at(-1)).toMatchObject({ max_completion_tokens: 4000 })
  })

  test.each([
    ['its thoughts in pieces', ['<th', 'ink>secret</th', 'ink>', 'Mer', 'ci.'], 'Merci.'],
    ['blanks and control characters', ['  \n', 'Mer\u0000ci.'], 'Merci.'],
    [
      'content in parts',
      [[{ type: 'text', text: 'Mer' }], [{ type: 'text', text: 'ci.' }]],
      'Merci.',
    ],
    ['chunks without choices or delta', [null, undefined, 'Merci.'], 'Merci.'],
  ])('of a model that sends %s, what is for the visitor is kept', async (_, contents, text) => {
    server.mount('/odd', streamingChunks([...contents.map(toChunk), ended('eos_token')]))
    expect(await textOf(makeAssistant(undefined, '/odd').reply(input, never))).toBe(text)
  })

  test('thoughts that began in the prompt are void, and held back from then on', async () => {
    server.mount(
      '/r1',
      streamingChunks([...['secret', '</think>', 'Merci.'].map(toChunk), ended('stop')]),
    )
    const assistant = makeAssistant(undefined, '/r1')
    const [first, ...rest] = await piecesOf(assistant.reply(input, never))
    expect([first, ...rest]).toEqual([
      'secret',
      { switchedTo: expect.objectContaining({ model: 'test-model' }) },
      'Merci.',
    ])
    expect(await piecesOf(assistant.reply(input, never))).toEqual(['Merci.'])
  })

  test.each([
    ['blanks', ['  ', '\n\t', '\u0000']],
    ['a thought', ['<think>Hm</think>']],
    ['nothing', []],
  ])('a reply of %s is an error', async (_, contents) => {
    server.mount('/blank', streamingChunks([...contents.map(toChunk), ended('stop')]))
    await expect(piecesOf(makeAssistant(undefined, '/blank').reply(input, never))).rejects.toThrow(
      'empty',
    )
  })

  test('a reply without end is cut at the length of a message, and not waited for', async () => {
    const long = Array.from({ length: 50 }, () => toChunk('x'.repeat(1000)))
    server.mount('/long', streamingChunks(long, 'stall'))
    expect(await textOf(makeAssistant(undefined, '/long').reply(input, never))).toBe(
      'x'.repeat(4000),
    )
  })

  test('a server that is silent after its headers is an error in time', async () => {
    server.mount('/silent', streamingChunks([], 'stall'))
    const assistant = makeAssistant({ firstSignMs: 80, replyMs: 4000, totalMs: 4000 }, '/silent')
    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow(
      'wrote nothing within 80 ms',
    )
  })

  test('a thought is a sign of life, and the reply has its own limit', async () => {
    server.mount(
      '/thinks',
      streamingChunks([{ choices: [{ delta: { reasoning: 'Hm' } }] }], 'stall'),
    )
    const assistant = makeAssistant({ firstSignMs: 3000, replyMs: 200, totalMs: 4000 }, '/thinks')
    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow(
      'did not finish within 200 ms',
    )
  })

  test('a server that wants to be left alone for long is asked again all the same', async () => {
    server.on({ sequenceIndex: 0 }, { status: 429, error: { message: 'busy' }, retryAfter: 30 })
    answerWith({ content: 'Merci.' })
    expect(await textOf(makeAssistant().reply(input, never))).toBe('Merci.')
  })

  test('any other 400 is an error', async () => {
    answerWith({ status: 400, error: { message: 'context too long' } })

    await expect(piecesOf(makeAssistant().reply(input, never))).rejects.toMatchObject({
      status: 400,
    })
    expect(server.getRequests()).toHaveLength(1)
  })
})

test('says which model and prompt answer', () => {
  expect(makeAssistant()).toMatchObject({ model: 'test-model', promptVersion: expect.any(String) })
})
