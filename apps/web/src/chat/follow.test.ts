import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { AppRouter } from '@oka/api/router'
import type { Problem } from '@oka/contract/problem'
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import { initTRPC, tracked, TRPCError } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createLiveConnection, type LiveConnection } from '../shell/live-connection.ts'
import { follow } from './follow.ts'

const conversationId = '00000000-0000-4000-8000-000000000000'

/** What the server holds of the conversation, what it refuses with, and how often it was asked. */
let server: Server
let client: TRPCClient<AppRouter>
let connection: LiveConnection
let seqs: number[]
let trouble: Problem | null
let asked: number
let stop: () => void

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, problem: error.message },
  }),
})
const router = t.router({
  chat: t.router({
    events: t.procedure
      .input((given) => given as { lastEventId?: number | string })
      .subscription(async function* events({ input }) {
        asked += 1
        const seen = Number(input.lastEventId ?? 0)
        if (seen > seqs.length)
          throw new TRPCError({ code: 'BAD_REQUEST', message: 'invalid_input' })
        yield { type: 'snapshot' }
        for (const seq of seqs.slice(seen)) yield tracked(String(seq), { seq })
        if (trouble) throw new TRPCError({ code: 'NOT_FOUND', message: trouble })
      }),
  }),
})

beforeEach(async () => {
  seqs = [1, 2]
  trouble = null
  asked = 0
  server = createServer(createHTTPHandler({ router, basePath: '/trpc/' }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`
  client = createTRPCClient<AppRouter>({ links: [httpLink({ url })] })
  connection = createLiveConnection({
    url,
    session: { token: async () => 'a1', tokenInsteadOf: async () => 'a2' },
    authorizedFetch: fetch,
    loadStreams: () => import('@oka/client/event-stream'),
  })
})
afterEach(() => {
  stop()
  server.closeAllConnections()
  server.close()
})

/** Follows it as a page that has seen so much, and that loads it anew as often as it is allowed to. */
function open(seen: number, mayReload = 1): { heard: number[]; reloads: () => number } {
  const heard: number[] = []
  let reloads = 0
  stop = follow({
    connection,
    conversationId,
    read: (input) => client.chat.messages.query(input),
    cursor: () => heard.at(-1) ?? seen,
    onEvent: (event) => {
      if ('seq' in event) heard.push(event.seq)
    },
    onReload: () => {
      if (reloads === mayReload) return false
      reloads += 1
      return true
    },
  })
  return { heard, reloads: () => reloads }
}

test('a cursor of before a backup was restored is not asked for again: all is loaded anew', async () => {
  const { heard, reloads } = open(7)
  await expect.poll(reloads).toBe(1)
  expect([heard, asked, connection.isOpen.get()]).toEqual([[], 1, true])
})

test('a conversation that is deleted is not asked for again', async () => {
  trouble = 'conversation_not_found'
  const { heard, reloads } = open(0)
  await expect.poll(reloads).toBe(1)
  expect([heard, asked, connection.isOpen.get()]).toEqual([[1, 2], 1, true])
})

test('after any other trouble it is asked again for what is missing', async () => {
  trouble = 'database_unavailable'
  const { heard, reloads } = open(0)
  await expect.poll(() => connection.isOpen.get()).toBe(false)
  trouble = null
  seqs.push(3)
  await expect.poll(() => heard).toEqual([1, 2, 3])
  expect(reloads()).toBe(0)
})

test('where loading anew did not help it is asked again, after a while', async () => {
  const { heard } = open(7, 0)
  await expect.poll(() => asked).toBe(1)
  expect(connection.isOpen.get()).toBe(false)
  seqs = [1, 2, 3, 4, 5, 6, 7, 8]
  await expect.poll(() => heard).toEqual([8])
})
