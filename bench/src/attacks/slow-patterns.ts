import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { appendVisitorMessage } from '@oka/db/chat/append-message'
import { type Database, openDatabase } from '@oka/db/client'
import { makeFolder } from '@oka/e2e/testing/server'

import { createCaller } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { startServer } from '../running/server.ts'
import { quantile } from '../statistics.ts'
import { longProse, slowTexts } from './hostile-texts.ts'

const phaseMs = 8000
/** Messages of that kind that the attacker's conversation has when the phase begins. */
const former = 199
/** Milliseconds the event loop may be late at most, but for one time in a hundred. */
const loopMax = 50

const attacks: Record<string, string> = { ...slowTexts, prose: longProse }

type Visitor = {
  conversationId: string
  send: (content: string, wait: boolean) => Promise<unknown>
}

type Attacker = { visitor: Visitor; content: string }

async function startVisitor(url: string): Promise<Visitor> {
  const { conversationId, visitorToken } = await createCaller(url).chat.start.mutate({
    locale: 'fr',
  })
  const { chat } = createCaller(url, visitorToken)
  return {
    conversationId,
    send: (content, wait) =>
      chat.send.mutate({ clientMessageId: randomUUID(), content, ...(wait && { wait }) }),
  }
}

async function openAttack({ db }: Database, url: string, content: string): Promise<Visitor> {
  const visitor = await startVisitor(url)
  const { conversationId } = visitor
  for (let count = 0; count < former; count += 1) {
    await appendVisitorMessage(db, { conversationId, clientMessageId: randomUUID(), content })
  }
  return visitor
}

/** The figures that the server itself publishes; reading them begins the next ones. */
async function readMetrics(url: string): Promise<(name: string) => number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

/** What a visitor who chats has to wait, in milliseconds, while a phase lasts. */
async function chatUntil(url: string, end: number): Promise<number[]> {
  const visitor = await startVisitor(url)
  const taken: number[] = []
  while (performance.now() < end) {
    const from = performance.now()
    await visitor.send('Nous cherchons un portail client.', false)
    taken.push(performance.now() - from)
    await pause(50)
  }
  return taken
}

async function playPhase(url: string, name: string, attacker: Attacker | null): Promise<number> {
  await readMetrics(url)
  const end = performance.now() + phaseMs
  let turns = 0
  const attack = async ({ visitor, content }: Attacker) => {
    while (performance.now() < end) {
      await visitor.send(content, true)
      turns += 1
    }
  }
  const [waits] = await Promise.all([chatUntil(url, end), attacker && attack(attacker)])
  const metric = await readMetrics(url)
  const late = metric('nodejs_eventloop_lag_p99_seconds') * 1000
  const latest = metric('nodejs_eventloop_lag_max_seconds') * 1000
  const memory = metric('process_resident_memory_bytes') / 1e6
  console.log(
    [
      name.padEnd(24),
      `${late.toFixed(0)} / ${latest.toFixed(0)}`.padStart(14),
      [0.5, 0.99, 1]
        .map((share) => quantile(waits, share).toFixed(0))
        .join(' / ')
        .padStart(18),
      String(turns).padStart(6),
      memory.toFixed(0).padStart(7),
    ].join('  '),
  )
  return late
}

/** Has one visitor send what is slow to read again and again while another chats; throws when the event loop is late. */
export async function benchSlowPatterns(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  const { url } = resources.use(await startServer({ dataDir, databaseUrl }))
  const database = resources.use(await openDatabase({ url: databaseUrl, max: 2 }))

  console.log(
    'sent by one visitor       loop p99 / max  others p50/p99/max   turns   MB (times in ms)',
  )
  // The first one compiles what all use.
  await playPhase(url, 'nothing (first)', null)
  await playPhase(url, 'nothing', null)
  const late: string[] = []
  for (const [name, content] of Object.entries(attacks)) {
    const visitor = await openAttack(database, url, content)
    if ((await playPhase(url, name, { visitor, content })) > loopMax) late.push(name)
  }
  await playPhase(url, 'nothing (after)', null)
  if (late.length > 0) throw new Error(`The event loop was late: ${late.join(', ')}.`)
}
