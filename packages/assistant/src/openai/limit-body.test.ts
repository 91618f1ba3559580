import type { Mountable } from '@copilotkit/aimock'
import { expect, test } from 'vitest'

import { input, never, piecesOf, useModelServer } from '../testing-server.ts'

const { server, makeAssistant } = useModelServer()
const timeouts = { firstSignMs: 20_000, replyMs: 20_000, totalMs: 20_000 }
const piece = 'x'.repeat(64 * 1024)

/** A server whose answer begins so and never ends; `sent` counts its bytes. */
function endless(type: string, opening: string) {
  const sent = { bytes: 0 }
  const handler: Mountable = {
    handleRequest: (_, response) => {
      response.writeHead(200, { 'content-type': type })
      response.write(opening)
      const write = () => {
        if (response.destroyed) return
        sent.bytes += piece.length
        if (response.write(piece)) setImmediate(write)
        else response.once('drain', write)
      }
      write()
      return Promise.resolve(true)
    },
  }
  return { handler, sent }
}

/** The ceiling, and what lies in buffers on the way. */
const bytesMost = 24 * 1024 * 1024

test('an answer without end is broken off, and no more of it is taken', async () => {
  const { handler, sent } = endless('application/json', '{"facts":"')
  server.mount('/endless', handler)

  await expect(makeAssistant(timeouts, '/endless').extract(input, never)).rejects.toThrow(
    'too long',
  )
  expect(sent.bytes).toBeLessThan(bytesMost)
})

test('so is a stream whose line never ends', async () => {
  const { handler, sent } = endless('text/event-stream', 'data: {"choices":[{"delta":"')
  server.mount('/line', handler)

  await expect(piecesOf(makeAssistant(timeouts, '/line').reply(input, never))).rejects.toThrow(
    'too long',
  )
  expect(sent.bytes).toBeLessThan(bytesMost)
})
