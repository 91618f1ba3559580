import { randomUUID } from 'node:crypto'
import { once } from 'node:events'

import { hashSecret } from '@oka/api/secret'
import { type Db, openDatabase } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { conversations as conversationsTable, messages as messagesTable } from '@oka/db/schema'
import { makeFolder } from '@oka/e2e/testing/server'
import { WebSocket } from 'ws'

import { signIn } from '../../running/clients.ts'
import { startDatabase } from '../../running/database.ts'
import { startServer } from '../../running/server.ts'
import { type Contender, followedBySocket, inTurn, type Seen } from './contender.ts'

type Visitor = { conversationId: string; token: string }

/** Our server as production runs it, every message stored by a PostgreSQL that flushes. */
export async function startOka(nodeOptions: readonly string[] = []): Promise<Contender> {
  const resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  const server = resources.use(await startServer({ dataDir, databaseUrl, nodeOptions }))
  const { url } = server
  const accessToken = await signIn(url)

  return {
    name: 'OKA',
    pid: server.process.pid!,
    openChat: async (count, seen, history = 0) => {
      const visitors = await makeVisitors(databaseUrl, count, history)
      const sockets = await inTurn(count, 10, (index) => {
        const { conversationId, token } = visitors[index]!
        return openSocket(url, token, [conversationId], seen)
      })
      const staff = await inTurn(Math.ceil(count / followedBySocket), 10, (index) => {
        const from = index * followedBySocket
        const followed = visitors.slice(from, from + followedBySocket)
        return openSocket(
          url,
          accessToken,
          followed.map(({ conversationId }) => conversationId),
          seen,
        )
      })
      return {
        say: (conversation, key) => send(url, visitors[conversation]!, key),
        close: () => {
          for (const socket of [...sockets, ...staff]) socket.terminate()
        },
      }
    },
    openCrowd: async (count, seen) => {
      const [visitor] = await makeVisitors(databaseUrl, 1)
      const { conversationId, token } = visitor!
      const sockets = await inTurn(count, 50, () => openSocket(url, token, [conversationId], seen))
      return {
        say: (_, key) => send(url, visitor!, key),
        close: () => {
          for (const socket of sockets) socket.terminate()
        },
      }
    },
    openIdle: async (count) => {
      const visitors = await makeVisitors(databaseUrl, count)
      const sockets = await inTurn(count, 50, (index) => {
        const { conversationId, token } = visitors[index]!
        return openSocket(url, token, [conversationId], () => {})
      })
      return {
        close: () => {
          for (const socket of sockets) socket.terminate()
        },
      }
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** Conversations as `chat.start` leaves them; ten thousand calls of it would take a minute. */
async function makeVisitors(databaseUrl: string, count: number, history = 0): Promise<Visitor[]> {
  await using database = await openDatabase({ url: databaseUrl, max: 2 })
  const visitors = Array.from({ length: count }, () => ({
    conversationId: newId(),
    token: randomUUID(),
  }))
  const visitorTokenExpiresAt = new Date(Date.now() + 24 * 3_600_000).toISOString()
  for (let from = 0; from < count; from += 1000) {
    await database.db.insert(conversationsTable).values(
      visitors.slice(from, from + 1000).map(({ conversationId, token }) => ({
        id: conversationId,
        visitorTokenHash: hashSecret(token),
        visitorTokenExpiresAt,
        locale: 'en' as const,
        turn: history / 2,
        answeredTurn: history / 2,
        lastSeq: history,
        heardSeq: history,
        learntSeq: history,
      })),
    )
  }
  if (history > 0) await writeHistory(database.db, visitors, history)
  return visitors
}

/** Messages of a visitor, as those of `load` are, each with its answer. */
async function writeHistory(db: Db, visitors: readonly Visitor[], count: number): Promise<void> {
  const messages = visitors.flatMap(({ conversationId }) =>
    Array.from({ length: count }, (_, index) => ({
      id: newId(),
      conversationId,
      seq: index + 1,
      turn: Math.floor(index / 2) + 1,
      role: index % 2 === 0 ? ('visitor' as const) : ('assistant' as const),
      content: index % 2 === 0 ? `Message ${index}` : 'Thank you, we are looking into it.',
    })),
  )
  for (let from = 0; from < messages.length; from += 1000) {
    await db.insert(messagesTable).values(messages.slice(from, from + 1000))
  }
}

async function send(url: string, { token }: Visitor, content: string): Promise<void> {
  const response = await fetch(`${url}/trpc/chat.send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ clientMessageId: randomUUID(), content }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`A message was answered with ${response.status}: ${text}`)
}

type Result = { result?: { data?: { data?: { content: string } } }; error?: unknown }

/** A socket that follows conversations, on tRPC's wire; resolves when each has opened with its snapshot. */
async function openSocket(
  url: string,
  token: string,
  followed: readonly string[],
  seen: Seen,
): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`)
  await once(socket, 'open')
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  let opening = followed.length
  const opened = Promise.withResolvers<void>()
  socket.on('message', (data: Buffer) => {
    const text = data.toString()
    if (text === 'PING') return socket.send('PONG')
    if (opening > 0 && text.includes('"snapshot"')) {
      opening -= 1
      if (opening === 0) opened.resolve()
    }
    const { result, error } = JSON.parse(text) as Result
    if (error) opened.reject(new Error(text))
    const content = result?.data?.data?.content
    if (content !== undefined) seen(content)
  })
  socket.on('close', (code) => opened.reject(new Error(`The socket was closed (${code}).`)))
  const calls = followed.map((conversationId, index) => ({
    id: index + 1,
    method: 'subscription',
    params: { path: 'chat.events', input: { conversationId } },
  }))
  socket.send(JSON.stringify(calls))
  await opened.promise
  return socket
}
