import type { ModelMeter } from '@oka/api/ports/models'
import type { TokenCount } from '@oka/contract/model-usage'
import { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createEmbed } from '../openai.ts'
import { BudgetReachedError } from './metering.ts'
import { ModelAnswerError } from './model-answer.ts'

const server = new LLMock({ port: 0, host: '127.0.0.1' })
beforeAll(() => server.start())
afterAll(() => server.stop())

const never = new AbortController().signal
const models = { reply: 'm', extraction: 'm', report: 'm', embedding: 'vectors' }
const texts = ['one', 'two']
let paths = 0

/** What an answer of the server makes of two texts, how often it was asked, and what was settled. */
function makeEmbed(answer: (asked: { input: string[] }) => { status?: number; body: unknown }) {
  paths += 1
  const path = `/embed${paths}`
  const bodies: unknown[] = []
  const settled: TokenCount[] = []
  let allowed = true
  server.mount(path, {
    handleRequest: async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] }
      bodies.push(asked)
      const { status = 200, body } = answer(asked)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
      return true
    },
  })
  const meter: ModelMeter = {
    reserve: async () =>
      allowed ? { settle: async (used) => void settled.push(used) } : undefined,
  }
  const embed = createEmbed({
    apiKey: 'test',
    baseUrl: `${server.url}${path}/v1`,
    models,
    meter,
    timeouts: { firstSignMs: 500, replyMs: 500, totalMs: 500 },
  })
  return {
    embed: () => embed(texts, { conversationId: null, signal: never }),
    bodies,
    settled,
    refuse: () => {
      allowed = false
    },
  }
}

const vectors = (...all: readonly unknown[]) => ({
  body: { data: all.map((embedding, index) => ({ object: 'embedding', index, embedding })) },
})

test('each text has its vector, in whatever order they come, and what the server told is settled', async () => {
  const { embed, bodies, settled } = makeEmbed(() => {
    const data = [
      { index: 1, embedding: [0, 1] },
      { index: 0, embedding: [1, 0] },
    ]
    return { body: { data, usage: { prompt_tokens: 5, total_tokens: 5 } } }
  })
  expect(await embed()).toEqual([
    [1, 0],
    [0, 1],
  ])
  // Base64, which the SDK asks for by itself, is known to few servers.
  expect(bodies).toEqual([{ model: 'vectors', input: texts, encoding_format: 'float' }])
  expect(settled).toEqual([{ prompt: 5, completion: 0 }])
})

test('where the server tells nothing of what it used, it is estimated', async () => {
  const { embed, settled } = makeEmbed(() => vectors([1], [2]))
  await embed()
  expect(settled).toEqual([{ prompt: expect.any(Number), completion: 1 }])
  expect(settled[0]!.prompt).toBeGreaterThan(5)
})

test.each<[string, { body: unknown }]>([
  ['too few', vectors([1, 0])],
  ['too many', vectors([1], [2], [3])],
  ['of different lengths', vectors([1, 0], [1])],
  ['empty', vectors([], [])],
  ['no numbers', vectors(['a'], ['b'])],
  ['null', vectors([null], [1])],
  ['base64', vectors('AACAPw==', 'AACAPw==')],
  ['endless', vectors(Array.from({ length: 9000 }).fill(1), Array.from({ length: 9000 }).fill(1))],
  ['missing', { body: {} }],
  ['something else', { body: { data: 'none' } }],
])('vectors that are %s are refused', async (_, answer) => {
  const { embed } = makeEmbed(() => answer)
  await expect(embed()).rejects.toThrow(ModelAnswerError)
})

test('a server that fails three times is left alone', async () => {
  const { embed, bodies } = makeEmbed(() => ({ status: 400, body: { error: { message: 'no' } } }))
  for (const _ of [1, 2, 3]) await expect(embed()).rejects.toThrow('no')
  expect(await embed()).toBeNull()
  expect(bodies).toHaveLength(3)
})

test('without a budget nothing is asked, which says nothing of the server', async () => {
  const { embed, bodies, refuse } = makeEmbed(() => vectors([1], [2]))
  refuse()
  for (const _ of [1, 2, 3, 4]) await expect(embed()).rejects.toThrow(BudgetReachedError)
  expect(bodies).toEqual([])
})
