import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from 'vitest'

import { createRetryingFetch } from './retry-reads.ts'

/** A server that answers with these statuses in turn, and with the last one from then on; 0 is no answer. */
async function serve(...statuses: number[]) {
  let asked = 0
  const server = createServer((request, response) => {
    const status = statuses[Math.min(asked, statuses.length - 1)]!
    asked += 1
    if (status === 0) request.socket.destroy()
    else response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Longer than any machine is busy. */
const retrying = createRetryingFetch(fetch, 20_000)

test.each([[503], [0]])('what failed once with %i is asked for again', async (status) => {
  await using server = await serve(status, 200)
  expect((await retrying(server.url)).status).toBe(200)
  expect(server.asked()).toBe(2)
})

test.each([
  ['a refusal', [404], {}],
  ['what writes', [503], { method: 'POST' }],
] as const)('%s is final', async (_, statuses, init) => {
  await using server = await serve(...statuses)
  expect((await retrying(server.url, init)).status).toBe(statuses[0])
  expect(server.asked()).toBe(1)
})

test('what goes on failing is given up', async () => {
  await using server = await serve(0)
  const impatient = createRetryingFetch(fetch, 300)
  await expect(impatient(server.url)).rejects.toThrow('fetch failed')
  await using other = await serve(500)
  expect((await impatient(other.url)).status).toBe(500)
  // At most one try each 250 ms of those 300.
  expect(other.asked()).toBeLessThan(4)
})
