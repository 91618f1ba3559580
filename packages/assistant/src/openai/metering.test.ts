import type { ModelMeter } from '@oka/api/ports/models'
import type { TokenCount } from '@oka/contract/model-usage'
import { describe, expect, test } from 'vitest'

import { withFallback } from '../fallback.ts'
import { createOfflineAssistant } from '../offline.ts'
import {
  emptyReport,
  input,
  never,
  piecesOf,
  reportInput,
  streaming,
  textOf,
  useModelServer,
} from '../testing-server.ts'

const { server, makeAssistant, answerWith, sent } = useModelServer()

/** An assistant and what was reserved and settled for it; from the one on that is refused, nothing is allowed. */
function makeMetered({ allowed = Infinity, path = '/v1' } = {}) {
  const reserved: TokenCount[] = []
  const settled: (TokenCount | undefined)[] = []
  let asked = 0
  const meter: ModelMeter = {
    reserve: async ({ most }) => {
      asked += 1
      if (asked > allowed) return undefined
      const index = reserved.push(most) - 1
      settled[index] = undefined
      return {
        settle: async (used) => {
          if (settled[index]) throw new Error('Settled twice.')
          settled[index] = used
        },
      }
    },
  }
  const timeouts = { firstSignMs: 500, replyMs: 4000, totalMs: 4000 }
  return {
    assistant: makeAssistant(timeouts, path, meter),
    reserved,
    settled,
    asked: () => asked,
  }
}

const usage = { prompt_tokens: 120, completion_tokens: 7, total_tokens: 127 }
const nothing = { prompt: 0, completion: 0 }
/** Tokens as they are estimated where the server tells none. */
const estimated = (most: TokenCount | undefined) => Math.ceil(most!.prompt / 3)

describe('a call', () => {
  test('is reserved with the most it may use, and settled by what a stream told', async () => {
    answerWith({ content: 'Merci Claire.', usage })
    const { assistant, reserved, settled } = makeMetered()

    expect(await textOf(assistant.reply(input, never))).toBe('Merci Claire.')

    const prompt = sent()[0]!
      .messages.map(({ content }) => content)
      .join('')
    expect(reserved).toMatchObject([{ completion: 1000 }])
    expect(reserved[0]!.prompt).toBeGreaterThan(Buffer.byteLength(prompt))
    expect(settled).toEqual([{ prompt: 120, completion: 7 }])
  })

  test('is settled by what a JSON answer told, facts and reports', async () => {
    const report = { ...emptyReport, situation: [{ text: 'A CRM.', messages: [2] }] }
    answerWith({ content: JSON.stringify({ facts: [], ...report }), usage })
    const { assistant, reserved, settled } = makeMetered()

    await assistant.extract(input, never)
    await assistant.report(reportInput(), never)

    expect(reserved.map(({ completion }) => completion)).toEqual([2000, 4000])
    expect(settled).toEqual([
      { prompt: 120, completion: 7 },
      { prompt: 120, completion: 7 },
    ])
  })

  test('is settled by an estimate where the server tells nothing', async () => {
    server.mount('/untold', streaming(['Merci ', 'Claire'], 'finish'))
    const { assistant, reserved, settled } = makeMetered({ path: '/untold' })

    expect(await textOf(assistant.reply(input, never))).toBe('Merci Claire')

    expect(settled).toEqual([{ prompt: estimated(reserved[0]), completion: 4 }])
  })

  test('of a stream that breaks off counts what came', async () => {
    server.mount('/cut', streaming(['Merci Claire, quel'], 'end'))
    const { assistant, reserved, settled } = makeMetered({ path: '/cut' })

    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow('finish_reason')

    expect(settled).toEqual([{ prompt: estimated(reserved[0]), completion: 6 }])
  })

  test('without a word counts in full: what the server did is not known', async () => {
    server.mount('/silent', streaming([], 'stall'))
    const { assistant, reserved, settled } = makeMetered({ path: '/silent' })

    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow('within 500 ms')

    expect(settled).toEqual([{ prompt: estimated(reserved[0]), completion: 1000 }])
  })

  test('that is refused costs nothing, and the one that follows it is reserved too', async () => {
    answerWith({ status: 500, error: { message: 'away' } })
    const { assistant, reserved, settled } = makeMetered()

    await expect(assistant.extract(input, never)).rejects.toThrow('away')

    expect(server.getRequests()).toHaveLength(2)
    expect(reserved).toHaveLength(2)
    expect(settled).toEqual([nothing, nothing])
  })

  test('that finds no server costs nothing', async () => {
    const { assistant, reserved, settled } = makeMetered()
    await server.stop()
    await expect(assistant.extract(input, never)).rejects.toThrow('Connection')
    await server.start()

    expect(reserved).toHaveLength(2)
    expect(settled).toEqual([nothing, nothing])
  })

  test('is made without stream_options where the server does not know them', async () => {
    const detail = [{ type: 'extra_forbidden', loc: ['body', 'stream_options'] }]
    answerWith(
      { status: 422, error: { message: `Validation: ${JSON.stringify(detail)}` } },
      { match: { predicate: (request) => 'stream_options' in request } },
    )
    answerWith({ content: 'Merci.' })
    const { assistant, reserved, settled } = makeMetered()

    await textOf(assistant.reply(input, never))
    await textOf(assistant.reply(input, never))

    expect(server.getRequests()).toHaveLength(3)
    const estimate = (most: TokenCount | undefined) => ({ prompt: estimated(most), completion: 2 })
    expect(settled).toEqual([nothing, estimate(reserved[1]), estimate(reserved[2])])
  })
})

describe('beyond a budget', () => {
  test('nothing is sent, and nothing is tried again', async () => {
    answerWith({ content: 'Merci.' })
    const { assistant, asked } = makeMetered({ allowed: 0 })

    await expect(piecesOf(assistant.reply(input, never))).rejects.toThrow('budget')
    await expect(assistant.extract(input, never)).rejects.toThrow('budget')

    expect(asked()).toBe(2)
    expect(server.getRequests()).toEqual([])
  })

  test('a call that failed is not repeated', async () => {
    answerWith({ status: 500, error: { message: 'away' } })
    const { assistant, settled } = makeMetered({ allowed: 1 })

    await expect(assistant.extract(input, never)).rejects.toThrow('budget')

    expect(server.getRequests()).toHaveLength(1)
    expect(settled).toEqual([nothing])
  })

  test('the offline assistant answers, learns and writes reports; that is no failure', async () => {
    answerWith({ content: 'Merci.' })
    const { assistant } = makeMetered({ allowed: 0 })
    const errors: unknown[] = []
    await using offline = createOfflineAssistant()
    const both = withFallback(assistant, offline, (error) => errors.push(error))

    const [first] = await piecesOf(both.reply(input, never))
    expect(first).toMatchObject({ switchedTo: { model: 'offline' } })
    expect((await both.extract(input, never)).facts).not.toEqual([])
    const report = await both.report(reportInput(), never)
    expect(report.author.model).toBe('offline')
    expect(errors).toEqual([])
  })
})
