import type { ReplyPiece } from '@oka/api/ports'
import { describe, expect, test } from 'vitest'

import {
  input,
  never,
  piecesOf,
  streaming,
  textIn,
  textOf,
  useModelServer,
} from '../testing-server.ts'
import { makeInput } from '../testing.ts'

const { server, makeAssistant, answerWith, sent } = useModelServer()

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
    const assistant = makeAssistant({ firstTokenMs: 80, totalMs: 4000 })

    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow(
      'The language model wrote nothing within 80 ms',
    )
  })

  test('an answer that stalls is an error', async () => {
    server.mount('/stall', streaming(['Merci'], 'stall'))
    const assistant = makeAssistant({ firstTokenMs: 1500, totalMs: 300 }, '/stall')

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
