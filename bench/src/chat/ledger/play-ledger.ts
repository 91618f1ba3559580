import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { openDatabase } from '@oka/db/client'
import { listMessages } from '@oka/db/chat/messages'
import { makeFolder, type RunningServer } from '@oka/e2e/testing/server'

import { createCaller, followConversation, persist, signIn } from '../../running/clients.ts'
import { type RunningDatabase, startDatabase } from '../../running/database.ts'
import { openProxy, type Proxy } from '../../running/proxy.ts'
import { startServer } from '../../running/server.ts'
import { compareLedger, type Entry, type Line } from './compare.ts'

export type Fault = 'kill' | 'database' | 'network'

export type Plan = {
  visitors: number
  /** What happens, one after the other, each after so many more acknowledged messages. */
  faults: readonly Fault[]
  every: number
  /** Milliseconds between two messages of a visitor, at most. */
  rhythm: number
}

export type LedgerReport = {
  acknowledged: number
  cuts: number
  /** Faults found; none is how it must be. */
  found: string[]
}

/**
 * Visitors write and note what was acknowledged, while the line, the server and the database fail.
 * In the end what they noted, what is stored and what those who looked on have received are compared.
 */
export async function playLedger(plan: Plan): Promise<LedgerReport> {
  await using resources = new AsyncDisposableStack()
  const folder = resources.use(await makeFolder())
  const database = resources.use(await startDatabase(folder.path))
  const servers = resources.use(await keepServer(folder.path, database.url))
  const proxy = resources.use(await openProxy(servers.url, { answerCut: 0.3, socketCut: 0.02 }))
  const accessToken = await persist((signal) => signIn(proxy.url, { signal }))
  const scene = { proxy, servers, database }
  const acknowledgements = { count: 0 }

  const { promise: allBefallen, resolve: endFaults } = Promise.withResolvers<void>()
  let befallen = false
  const visits = Array.from({ length: plan.visitors }, (_, index) =>
    visit(proxy.url, {
      name: `Visitor ${index}:`,
      staffToken: accessToken,
      rhythm: plan.rhythm,
      goesOn: () => !befallen,
      allBefallen,
      note: () => (acknowledgements.count += 1),
    }),
  )
  const befall = befallAll(scene, plan, acknowledgements).finally(() => {
    befallen = true
    endFaults()
  })
  const [lines] = await Promise.all([Promise.all(visits), befall])

  const found = await compareAtRest(database.url, lines)
  for (const { stop } of lines) stop()
  return {
    acknowledged: acknowledgements.count,
    cuts: proxy.cuts(),
    found: [...found, ...servers.ownDeaths()],
  }
}

type Servers = AsyncDisposable & {
  url: string
  kill: () => Promise<void>
  /** What the server printed when it ended on its own. */
  ownDeaths: () => string[]
}

/** A server that is started again after each end, on the same port. */
async function keepServer(dataDir: string, databaseUrl: string): Promise<Servers> {
  const deaths: string[] = []
  let expected = false
  let current: RunningServer = await start()
  async function start(port?: number): Promise<RunningServer> {
    const started = await startServer({ dataDir, databaseUrl, ...(port && { port }) })
    started.process.once('exit', (code) => {
      if (!expected) deaths.push(`The server ended by itself (${code}): ${started.output()}`)
    })
    return started
  }
  return {
    url: current.url,
    ownDeaths: () => deaths,
    kill: async () => {
      expected = true
      await current.stop('SIGKILL')
      expected = false
      current = await start(Number(new URL(current.url).port))
    },
    [Symbol.asyncDispose]: async () => {
      expected = true
      await current.stop('SIGTERM')
    },
  }
}

type Scene = { proxy: Proxy; servers: Servers; database: RunningDatabase }

async function befallAll(
  { proxy, servers, database }: Scene,
  { faults, every }: Plan,
  acknowledgements: { count: number },
): Promise<void> {
  const happen = {
    kill: servers.kill,
    database: database.stopImmediately,
    network: () => proxy.refuse(20),
  }
  for (const fault of faults) {
    const until = acknowledgements.count + every
    while (acknowledgements.count < until) await pause(10)
    await happen[fault]()
  }
  const until = acknowledgements.count + every
  while (acknowledgements.count < until) await pause(10)
}

type Visit = {
  name: string
  staffToken: string
  rhythm: number
  goesOn: () => boolean
  allBefallen: Promise<void>
  note: () => void
}

async function visit(url: string, given: Visit): Promise<Line & { stop: () => void }> {
  const { name, staffToken, rhythm, goesOn, allBefallen, note } = given
  const startKey = randomUUID()
  const { conversationId, visitorToken } = await persist((signal) =>
    createCaller(url).chat.start.mutate({ startKey, locale: 'en' }, { signal }),
  )
  const caller = createCaller(url, visitorToken)
  const followers = [
    followConversation(url, visitorToken, conversationId),
    followConversation(url, staffToken, conversationId),
  ]
  const acknowledged: Entry[] = []

  async function say(): Promise<void> {
    const content = `${name} message ${acknowledged.length + 1}`
    const clientMessageId = randomUUID()
    const { message } = await persist((signal) =>
      caller.chat.send.mutate({ clientMessageId, content }, { signal }),
    )
    acknowledged.push({ id: message.id, seq: message.seq, content, clientMessageId })
    note()
  }

  while (goesOn()) {
    await say()
    await pause(Math.random() * rhythm)
  }
  // Once more after everything, so that no turn waits for the lease of a process that was killed.
  await allBefallen
  await say()
  return {
    conversationId,
    name,
    acknowledged,
    received: followers.map(({ received }) => received),
    stop: () => {
      for (const { stop } of followers) stop()
    },
  }
}

/** Milliseconds within which everything must have come to rest: a lease, a sweep, and a busy machine. */
const restWithin = 45_000

async function compareAtRest(databaseUrl: string, lines: readonly Line[]): Promise<string[]> {
  await using database = await openDatabase({ url: databaseUrl, max: 4 })
  const deadline = Date.now() + restWithin
  for (;;) {
    const found: string[] = []
    for (const line of lines) {
      const stored = await listMessages(database.db, line.conversationId, 0, 1_000_000)
      found.push(...compareLedger(line, stored))
      const last = stored.findLast(({ role }) => role !== 'system')
      if (last?.role === 'visitor') found.push(`${line.name}: ${last.seq} was never answered`)
    }
    if (found.length === 0 || Date.now() > deadline) return found
    await pause(100)
  }
}
