import { readFile } from 'node:fs/promises'

import { historyMaxBytes } from '@oka/contract/limits'
import { connect } from '@oka/db/connection/connect'
import { makeFolder } from '@oka/e2e/testing/server'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test } from 'vitest'

import { createCaller, signIn } from '../running/clients.ts'
import { startModelDouble } from '../running/model-double.ts'
import { startServer } from '../running/server.ts'
import type { Attack, Counts } from './attack.ts'
import { prose, slowPatterns } from './hostile-texts.ts'
import { messageFlood } from './message-flood.ts'
import { budgets, modelCalls } from './model-calls.ts'
import { dropUpgrades, refusedUpgrades } from './refused-upgrades.ts'
import { countDescriptors } from './stage.ts'
import { staff, staffCalls } from './staff-calls.ts'
import { unreadAnswers, unreadBatches } from './unread-answers.ts'

/** The bundle with production's limits, a database, and how to attack it. */
async function openScene(resources: AsyncDisposableStack, settings: Record<string, string> = {}) {
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await openTestDatabase(await findTestServer()))
  const env = { RATE_LIMIT_SCALE: '1', ...settings }
  const server = resources.use(await startServer({ dataDir, databaseUrl, env }))
  const sql = connect(databaseUrl, { max: 1 })
  resources.defer(() => sql.end())
  const target = { url: server.url, port: Number(new URL(server.url).port), databaseUrl }
  const play = async (
    attack: Attack,
    { amount, addresses: count = 1, isOver = () => true }: Partial<Small> & Pick<Small, 'amount'>,
  ): Promise<Counts> => {
    const network = count === 1 ? 1 : 2
    const addresses = Array.from({ length: count }, (_, index) => `127.0.${network}.${index + 1}`)
    const begun = (await attack.prepare?.(target, { addresses, amount })) ?? []
    return attack.play(target, { addresses, amount, isOver, begun })
  }
  return { ...target, sql, play, pid: server.process.pid! }
}

type Small = { amount: number; addresses: number; isOver: () => boolean }

/** Bytes that the system keeps unread for the clients of a port. */
async function countUnread(port: number): Promise<number> {
  const table = await readFile('/proc/net/tcp', 'utf8')
  const queues = table.matchAll(/ [0-9A-F]{8}:([0-9A-F]{4}) \d\d [0-9A-F]{8}:([0-9A-F]{8}) /g)
  return [...queues]
    .filter(([, remote]) => Number.parseInt(remote!, 16) === port)
    .reduce((sum, [, , queue]) => sum + Number.parseInt(queue!, 16), 0)
}

async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

/** Whether it has been asked so often. */
const times = (most: number) => {
  let asked = 0
  return () => (asked += 1) > most
}

test('answers that nobody reads are small, and others get theirs meanwhile', async () => {
  await using resources = new AsyncDisposableStack()
  const { play, url, port } = await openScene(resources)
  const pageBytes = historyMaxBytes + 16_000
  for (const [attack, most] of [
    [unreadAnswers, 40 * pageBytes],
    [unreadBatches, 10 * 40 * pageBytes],
  ] as const) {
    let served = false
    let unread = 0
    const looks: Promise<unknown>[] = []
    const isOver = () => {
      looks.push(
        fetch(`${url}/api/openapi.json`).then(({ ok }) => (served = ok)),
        countUnread(port).then((bytes) => (unread = Math.max(unread, bytes))),
      )
      return served && unread > pageBytes / 2
    }
    expect(await play(attack, { amount: 40, isOver })).toEqual({ asked: 40 })
    // Each of the others' calls is answered; one in flight would fail when the server stops.
    await Promise.all(looks)
    expect(unread).toBeLessThan(most)
  }
})

test('of a long conversation only what is new is read, whatever it says', async () => {
  await using resources = new AsyncDisposableStack()
  const { play, url } = await openScene(resources)
  for (const attack of [slowPatterns, prose]) {
    const before = await readMetric(url, 'oka_reading_done')
    expect(await play(attack, { amount: 1, isOver: times(5) })).toEqual({ 200: 6 })
    const read = (await readMetric(url, 'oka_reading_done')) - before
    // Those that the assistant looks at in all, once; then six, and a reply to each.
    expect(read).toBeLessThan(100)
  }
  expect(await readMetric(url, 'oka_reading_lost')).toBe(0)
})

test('a flood of messages is stored up to the limit of each conversation', async () => {
  await using resources = new AsyncDisposableStack()
  const { play, sql } = await openScene(resources)
  const counts = await play(messageFlood, { amount: 4, isOver: times(320) })
  expect(counts).toEqual({ 200: 4 + 4 * 60, 429: 320 - 4 * 60 })
  const [stored] = await sql`select count(*)::int as count from messages where role = 'visitor'`
  expect(stored).toEqual({ count: 240 })
})

test('many visitors who ask for a person at once are one mail to each of the staff', async () => {
  await using resources = new AsyncDisposableStack()
  const { play, sql } = await openScene(resources)
  const countMails = async () => {
    const mails = await sql`select count(*)::int as count from mails`
    return mails[0]!['count'] as number
  }
  const alone = await play(staffCalls, { amount: 60 })
  const spread = await play(staffCalls, { amount: 30, addresses: 10 })
  // Fifty calls of an address may be open.
  expect(alone).toEqual({ 200: 2 * 60 + 50, 429: 10 })
  expect(spread).toEqual({ 200: 3 * 30 })
  await staffCalls.settle!(sql)
  await expect.poll(countMails).toBe(staff)
})

test('a refused upgrade leaves no descriptor open, though its client holds on', async () => {
  await using resources = new AsyncDisposableStack()
  const { play, pid } = await openScene(resources)
  resources.defer(dropUpgrades)
  const before = await countDescriptors(pid)
  expect(await play(refusedUpgrades, { amount: 300, addresses: 3 })).toEqual({ asked: 300 })
  // Two of fifteen sent no request that could be refused, and are given 15 s to go on.
  await expect.poll(() => countDescriptors(pid)).toBeLessThanOrEqual(before + 40 + 15)
})

test('a visitor who writes without end has a model called up to the budget', async () => {
  await using resources = new AsyncDisposableStack()
  const model = resources.use(await startModelDouble())
  const settings = { OPENAI_API_KEY: 'sk-double', OPENAI_BASE_URL: model.url }
  const { play, url } = await openScene(resources, settings)
  expect(await play(modelCalls, { amount: 1, isOver: times(14) })).toEqual({ 200: 15 })
  expect(model.calls()).toBeGreaterThan(10)
  expect(model.calls()).toBeLessThanOrEqual(budgets.visitor.calls)
  const { day } = await createCaller(url, await signIn(url)).settings.modelUsage.query()
  expect(day.calls).toBe(model.calls())
})
