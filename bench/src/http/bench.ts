import { makeFolder } from '@oka/e2e/testing/server'

import { isLong } from '../command-line.ts'
import { inTurn } from '../chat/figures/contender.ts'
import { plot } from '../plot.ts'
import { describeRun, table, writeResult } from '../results.ts'
import { signIn } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { fillDatabase } from '../running/large-database.ts'
import { cpuDuring } from '../running/process-usage.ts'
import { type Request, request } from '../running/request.ts'
import { startServer } from '../running/server.ts'
import { fillRivalTable, startRival } from './start-rival.ts'

const leadCount = 1000
const connections = 32
/** Requests of each kind before any is measured: ours has more code to compile. */
const warmUp = 2500
/** The least of the rounds is taken: whatever else the machine does only adds. */
const rounds = isLong ? 6 : 3

const calls = ['get', 'list', 'create'] as const
type Call = (typeof calls)[number]
/** Requests of a round. */
const requests: Record<Call, number> = { get: 3000, list: 2000, create: 2000 }
const titles: Record<Call, string> = {
  get: 'one lead',
  list: 'list of 50',
  create: 'new lead',
}

type Contender = {
  name: string
  url: string
  pid: number
  token: string
  make: (call: Call, index: number) => Request
}
type Figure = { perSecond: number; cpu: number }

/**
 * Server CPU of a request at 32 connections, ours over REST and over tRPC beside the seed's stack and a floor
 * written by hand, in turn, each on the same PostgreSQL.
 */
export async function benchHttp(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  await fillDatabase(databaseUrl, leadCount)
  await fillRivalTable(databaseUrl)
  const seed = resources.use(await startRival('seed', databaseUrl))
  const floor = resources.use(await startRival('floor', databaseUrl))
  const ours = resources.use(await startServer({ dataDir, databaseUrl }))
  const own = { url: ours.url, pid: ours.process.pid!, token: await signIn(ours.url) }
  const contenders: Contender[] = [
    { name: 'seed', url: seed.url, pid: seed.process.pid!, token: seed.token, make: makeRest },
    { name: 'floor', url: floor.url, pid: floor.process.pid!, token: floor.token, make: makeRest },
    { name: 'OKA, REST', ...own, make: makeRest },
    { name: 'OKA, tRPC', ...own, make: makeTrpc },
  ]
  const figures = await measure(contenders)
  await report(contenders, figures)
}

type Figures = Map<string, Record<Call, Figure>>

async function measure(contenders: readonly Contender[]): Promise<Figures> {
  const figures: Figures = new Map()
  for (const contender of contenders) {
    for (const call of calls) await load(contender, call, warmUp)
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const call of calls) {
      for (const contender of contenders) {
        const measured = await load(contender, call, requests[call])
        const least = figures.get(contender.name) ?? ({} as Record<Call, Figure>)
        if (!least[call] || measured.cpu < least[call].cpu) least[call] = measured
        figures.set(contender.name, least)
      }
    }
  }
  return figures
}

async function load(contender: Contender, call: Call, count: number): Promise<Figure> {
  const { url, pid, token, make } = contender
  const began = performance.now()
  const cpu = await cpuDuring(pid, () =>
    inTurn(count, connections, async (index) => {
      const { status, text } = await request(url, { token, ...make(call, index) })
      if (status !== 200 && status !== 201) throw new Error(`${contender.name}: ${status} ${text}`)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return { perSecond: Math.round(count / seconds), cpu: Math.round((cpu * 1e6) / count) }
}

const newLead = (index: number) => ({
  name: `Jane Cooper ${index}`,
  email: `jane.cooper${index}@acme.example`,
  company: 'Acme Ltd',
  phone: '+442079460958',
})

/** Not one of those that are deleted. */
const someId = (index: number) => 1 + (index % 499)

function makeRest(call: Call, index: number): Request {
  if (call === 'create') return { method: 'POST', path: '/api/leads', body: newLead(index) }
  if (call === 'get') return { method: 'GET', path: `/api/leads/${someId(index)}` }
  return { method: 'GET', path: '/api/leads?limit=50' }
}

const trpcQuery = (path: string, input: object): Request => ({
  method: 'GET',
  path: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
})

function makeTrpc(call: Call, index: number): Request {
  if (call === 'get') return trpcQuery('leads.byId', { id: someId(index) })
  if (call === 'list') return trpcQuery('leads.list', { limit: 50 })
  return { method: 'POST', path: '/trpc/leads.create', body: newLead(index) }
}

const ratio = (one: number, other: number) => (one / other).toFixed(2)

async function report(contenders: readonly Contender[], figures: Figures): Promise<void> {
  const [seed, floor] = contenders.map(({ name }) => figures.get(name)!)
  const rows = contenders.map(({ name }) => [
    name,
    ...calls.map((call) => {
      const { perSecond, cpu } = figures.get(name)![call]
      return `${perSecond} / ${cpu} / ${ratio(cpu, seed![call].cpu)} / ${ratio(cpu, floor![call].cpu)}`
    }),
  ])
  const text = `## A request over HTTP

${describeRun()} ${leadCount} leads, ${connections} connections, least of ${rounds} interleaved rounds. Requests a second / server CPU of one,
µs / that as a ratio to the seed / to the floor. The seed is Express, jsonwebtoken and pg; the floor Fastify and postgres.js by hand. Neither
validates, counts calls, keeps facts, scores or an audit. Goals: one lead 0.45 of the seed, the list 0.6, a new lead 1.0.

${table([['', ...calls.map((call) => titles[call])], ...rows])}`
  console.log(text)
  const series = contenders.map(({ name }) => ({
    name,
    values: calls.map((call) => figures.get(name)![call].cpu),
  }))
  const title = 'Server CPU of a request, µs'
  await writeResult(
    'http',
    text,
    plot([{ title, groups: calls.map((call) => titles[call]), series }]),
  )
}
