import { describe, expect, test } from 'vitest'

import { idOf, input, never, useModelServer } from '../testing-server.ts'
import { makeInput } from '../testing.ts'

const { server, makeAssistant, answerWith, sent } = useModelServer()

const facts = [
  { field: 'need', value: 'On veut un CRM', message: 2, quote: 'On veut un CRM', stated: true },
  { field: 'horizon', value: '2027-03-31', message: 2, quote: 'pour mars', stated: true },
  {
    field: 'email',
    value: 'Claire@Nexalia.fr',
    message: 6,
    quote: 'claire@nexalia.fr',
    stated: true,
  },
]

describe('extract', () => {
  test('asks for a schema and leads each fact back to its message', async () => {
    answerWith({ content: JSON.stringify({ facts }) })

    expect((await makeAssistant().extract(input, never)).facts).toEqual([
      {
        field: 'need',
        value: 'On veut un CRM',
        messageId: idOf(2),
        quote: 'On veut un CRM',
        by: 'visitor',
      },
      {
        field: 'horizon',
        value: '2027-03-31',
        messageId: idOf(2),
        quote: 'pour mars',
        by: 'visitor',
      },
      {
        field: 'email',
        value: 'claire@nexalia.fr',
        messageId: idOf(6),
        quote: 'claire@nexalia.fr',
        by: 'visitor',
      },
    ])

    const [body] = sent()
    const [system, user] = body!.messages
    expect(body).toMatchObject({
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'facts', strict: true } },
    })
    expect(system?.content).not.toMatch(/Claire|CRM/)
    expect(JSON.parse(user!.content)).toMatchObject({
      messages: [
        { number: 1 },
        { number: 2, from: 'visitor' },
        { number: 4, from: 'staff' },
        {},
        {},
      ],
    })
  })

  test('is asked about what is new, with the messages just before it', async () => {
    answerWith({ content: '{"facts":[]}' })
    const lines = Array.from({ length: 30 }, (_, index) => `Message ${index + 1}`)
    const long = makeInput(lines.map((line) => ['visitor', line]))

    await makeAssistant().extract({ ...long, learntSeq: 28 }, never)

    const { messages } = JSON.parse(sent()[0]!.messages[1]!.content)
    expect(messages).toHaveLength(12)
    expect(messages[0]).toMatchObject({ number: 19, text: 'Message 19' })
  })

  test('drops numbers that were made up, others’ words, and values written otherwise', async () => {
    const wrong = [
      { ...facts[0], message: 99 },
      { ...facts[0], message: 0 },
      { ...facts[0], message: 1.5 },
      { ...facts[0], message: 1 },
      { ...facts[0], message: 4 },
      { field: 'budget', value: '30k', message: 2, quote: 'x', stated: true },
      { field: 'horizon', value: 'mars', message: 2, quote: 'x', stated: true },
      { field: 'authority', value: 'yes', message: 2, quote: 'x', stated: true },
      { field: 'email', value: 'claire', message: 6, quote: 'x', stated: true },
      { field: 'name', value: ' ', message: 5, quote: 'x', stated: true },
    ]
    answerWith({ content: JSON.stringify({ facts: [...wrong, { ...facts[1], stated: false }] }) })

    expect((await makeAssistant().extract(input, never)).facts).toEqual([
      {
        field: 'horizon',
        value: '2027-03-31',
        messageId: idOf(2),
        quote: 'pour mars',
        by: 'assistant',
      },
    ])
  })

  test('a server without schemas is asked in words, from then on at once', async () => {
    server.on(
      { responseFormat: 'json_schema' },
      {
        status: 400,
        error: { message: 'response_format.type: json_schema is not supported' },
      },
    )
    server.on(
      { responseFormat: 'json_object', systemMessage: ['JSON Schema', '"stated"'] },
      { content: `Here you are:\n\`\`\`json\n${JSON.stringify({ facts })}\n\`\`\`` },
    )
    const assistant = makeAssistant()

    expect((await assistant.extract(input, never)).facts).toHaveLength(3)
    expect((await assistant.extract(input, never)).facts).toHaveLength(3)
    expect(sent().map((body) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ])
  })

  test('a server that takes no response_format is asked in words, from then on at once', async () => {
    server.on(
      { predicate: (request) => request.response_format !== undefined },
      { status: 400, error: { message: 'Unknown field: response_format' } },
    )
    server.on(
      { systemMessage: ['JSON Schema', '"stated"'] },
      { content: `<think>{"facts": "?"}</think>Sure! ${JSON.stringify({ facts })}` },
    )
    const assistant = makeAssistant()

    expect((await assistant.extract(input, never)).facts).toHaveLength(3)
    expect((await assistant.extract(input, never)).facts).toHaveLength(3)
    expect(sent().map((body) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
      undefined,
    ])
  })

  test('a server that passes over the format is asked in words', async () => {
    server.on({ responseFormat: 'json_schema' }, { content: 'With pleasure!' })
    server.on({ responseFormat: 'json_object' }, { content: 'With pleasure!' })
    answerWith({ content: JSON.stringify({ facts }) })

    expect((await makeAssistant().extract(input, never)).facts).toHaveLength(3)
  })

  test('of thousands of facts a thousand are passed on', async () => {
    answerWith({ content: JSON.stringify({ facts: Array.from({ length: 1500 }, () => facts[0]) }) })
    expect((await makeAssistant().extract(input, never)).facts).toHaveLength(1000)
  })

  test('an answer beyond measure is an error', async () => {
    answerWith({ content: JSON.stringify({ facts: [], more: 'x'.repeat(300_000) }) })
    await expect(makeAssistant().extract(input, never)).rejects.toThrow('too long')
  })

  test.each([
    ['no JSON', 'I am sorry, I cannot do that.', 'not JSON'],
    ['JSON cut in the middle', '{"facts":[{"field":"need","va', 'not JSON'],
    ['another schema', '{"facts":"none"}', 'not of the schema'],
    ['an unknown field', JSON.stringify({ facts: [{ ...facts[0], field: 'score' }] }), 'schema'],
  ])('%s is an error', async (_, content, message) => {
    answerWith({ content })

    await expect(makeAssistant().extract(input, never)).rejects.toThrow(message)
  })

  test('an answer cut for its length is an error', async () => {
    answerWith({ content: JSON.stringify({ facts }), finishReason: 'length' })

    await expect(makeAssistant().extract(input, never)).rejects.toThrow('length')
  })

  test('an answer that is late is an error', async () => {
    answerWith({ content: '{}' }, { chaos: { latencyMs: 3000 } })
    const assistant = makeAssistant({ firstSignMs: 50, replyMs: 100, totalMs: 100 })

    await expect(assistant.extract(input, never)).rejects.toThrow('within 100 ms')
  })

  test('an abort ends it with the abort’s reason', async () => {
    answerWith({ content: '{}' }, { chaos: { latencyMs: 3000 } })
    const controller = new AbortController()

    const asked = makeAssistant().extract(input, controller.signal)
    controller.abort(new Error('taken over'))

    await expect(asked).rejects.toThrow('taken over')
  })
})
