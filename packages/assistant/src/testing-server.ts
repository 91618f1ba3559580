import type { ReplyPiece, ReportInput } from '@oka/api/ports/assistant'
import type { ModelMeter } from '@oka/api/ports/models'
import { type Fixture, LLMock, type Mountable } from '@copilotkit/aimock'
import { afterAll, beforeAll, beforeEach } from 'vitest'

import { createOpenAiAssistant } from './openai.ts'
import { writeReport } from './report/write-report.ts'
import { makeInput, makeReportInput } from './testing.ts'

type Sent = {
  [name: string]: unknown
  messages: { role: string; content: string }[]
  response_format?: { type: string }
}

/** A real HTTP server that speaks the protocol of OpenAI, started for the tests of one file. */
export function useModelServer() {
  const server = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 10 })
  beforeAll(() => server.start())
  afterAll(() => server.stop())
  beforeEach(() => {
    server.clearFixtures()
    server.clearRequests()
  })

  return {
    server,
    makeAssistant: (
      timeouts = { firstSignMs: 2000, replyMs: 4000, totalMs: 4000 },
      path = '/v1',
      meter: ModelMeter = unlimited,
    ) =>
      createOpenAiAssistant({
        apiKey: 'test',
        baseUrl: `${server.url}${path}`,
        models: { reply: 'test-model', extraction: 'test-model', report: 'test-model' },
        meter,
        timeouts,
        rules: {
          report: async (given) => ({
            author: { model: 'rules', promptVersion: '' },
            sections: writeReport(given),
          }),
        },
      }),
    answerWith: (response: Fixture['response'], options: Partial<Fixture> = {}) =>
      server.addFixture({ match: {}, response, ...options }),
    /** The bodies of the requests so far. */
    sent: () => server.getRequests().map(({ body }) => body as unknown as Sent),
  }
}

const unlimited: ModelMeter = {
  reserve: () => Promise.resolve({ settle: () => Promise.resolve() }),
}

export const never: AbortSignal = new AbortController().signal

export const input = makeInput([
  ['assistant', 'Bonjour, quel projet vous amène ?'],
  ['visitor', 'On veut un CRM, pour mars.'],
  ['system', 'Marc a pris le relais.'],
  ['agent', 'Bonjour, ici Marc.'],
  ['visitor', 'Je suis Claire.'],
  ['visitor', 'claire@nexalia.fr'],
])

/** What a model says of a report that has nothing to say. */
export const emptyReport = {
  situation: [],
  options: [],
  nextSteps: [],
  openQuestions: [],
  assumptions: [],
}

/** The same as a report is written on it. */
export const reportInput = (given: Partial<ReportInput> = {}): ReportInput =>
  makeReportInput(input, given)

export function idOf(number: number): string {
  return input.transcript[number - 1]!.id
}

export async function piecesOf<Piece>(pieces: AsyncIterable<Piece>): Promise<Piece[]> {
  const seen: Piece[] = []
  for await (const piece of pieces) seen.push(piece)
  return seen
}

/** What is to be read of the pieces. */
export function textIn(pieces: readonly ReplyPiece[]): string {
  return pieces.filter((piece) => typeof piece === 'string').join('')
}

export async function textOf(pieces: AsyncIterable<ReplyPiece>): Promise<string> {
  return textIn(await piecesOf(pieces))
}

/** A completion without usage whose stream is finished, or ends, or stops coming, without a `finish_reason`. */
export function streaming(pieces: string[], then: 'finish' | 'end' | 'stall'): Mountable {
  return {
    handleRequest: (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const content of pieces) {
        const choices = [{ index: 0, delta: { content }, finish_reason: null }]
        response.write(`data: ${JSON.stringify({ choices })}\n\n`)
      }
      if (then === 'finish') {
        const choices = [{ index: 0, delta: {}, finish_reason: 'stop' }]
        response.write(`data: ${JSON.stringify({ choices })}\n\ndata: [DONE]\n\n`)
      }
      if (then !== 'stall') response.end()
      return Promise.resolve(true)
    },
  }
}

/** A stream of whatever chunks. */
export function streamingChunks(
  chunks: readonly unknown[],
  then: 'end' | 'stall' = 'end',
): Mountable {
  return {
    handleRequest: (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`)
      if (then === 'end') response.end('data: [DONE]\n\n')
      return Promise.resolve(true)
    },
  }
}
