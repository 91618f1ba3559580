import { makeFolder } from '@oka/e2e/testing/server'

import { isLong, option } from '../command-line.ts'
import { plot } from '../plot.ts'
import { describeRun, table, writeResult } from '../results.ts'
import { signIn } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { fillDatabase } from '../running/large-database.ts'
import { request } from '../running/request.ts'
import { startServer } from '../running/server.ts'
import { median, quantile } from '../statistics.ts'

const small = 1000
const large = isLong ? 1_000_000 : 100_000
/** The address of a database that `fillDatabase` filled with so many before: filling a million takes a quarter of an hour. */
const filled = option('--database')
/** Calls of each kind, the first of which warm up. */
const times = { warmUp: 5, measured: 40 }

type Call = { title: string; path: string; input?: object; status?: number; goal?: number }

/** The keyset position after the lead in the middle, as a cursor says it. */
const cursor = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url')

/** Goals are milliseconds at a million; those without one aim at 1.2 times what a thousand leads take. */
const calls: Call[] = [
  { title: 'first page of leads', path: 'leads.list', input: {} },
  { title: 'by status', path: 'leads.list', input: { status: 'new' } },
  { title: 'a rare status', path: 'leads.list', input: { status: 'won' } },
  { title: 'sorted by score', path: 'leads.list', input: { sort: 'score' } },
  { title: 'sorted by name', path: 'leads.list', input: { sort: 'name' } },
  { title: 'oldest first', path: 'leads.list', input: { sort: 'oldest' } },
  {
    title: 'a page far down',
    path: 'leads.list',
    input: { sort: 'name', cursor: cursor({ value: 'person 8', id: 1 }) },
  },
  { title: 'a common tag', path: 'leads.list', input: { tag: 'common' } },
  { title: 'search, rare', path: 'leads.list', input: { q: 'person777@' }, goal: 10 },
  { title: 'search, no lead', path: 'leads.list', input: { q: 'zzzzz' }, goal: 10 },
  { title: 'search, common', path: 'leads.list', input: { q: 'person' }, goal: 15 },
  {
    title: 'search, common, by name',
    path: 'leads.list',
    input: { q: 'comp', sort: 'name' },
    goal: 15,
  },
  { title: 'search, two letters', path: 'leads.list', input: { q: 'pe' }, goal: 15 },
  { title: 'search, two rare letters', path: 'leads.list', input: { q: 'zz' } },
  { title: 'search, one rare letter', path: 'leads.list', input: { q: 'w' } },
  { title: 'search, 120 wild cards', path: 'leads.list', input: { q: '%'.repeat(120) }, goal: 100 },
  { title: 'one lead', path: 'leads.byId', input: { id: 7 }, goal: 3 },
  { title: 'analytics.stats', path: 'analytics.stats', goal: 5 },
  { title: 'leads by status', path: 'analytics.leadsByStatus', goal: 3 },
  { title: 'average score', path: 'analytics.avgScore', goal: 3 },
  { title: 'inbox', path: 'chat.list', input: {} },
  { title: 'inbox, with a person', path: 'chat.list', input: { mode: 'human' } },
  {
    title: 'a cursor of another sort',
    path: 'leads.list',
    input: { cursor: cursor({ value: 50, id: 1 }) },
    status: 400,
    goal: 100,
  },
  { title: 'a page of 0', path: 'leads.list', input: { limit: 0 }, status: 400, goal: 100 },
  { title: 'a page of 101', path: 'leads.list', input: { limit: 101 }, status: 400, goal: 100 },
]

/** Those of the plot. */
const plotted = ['first page of leads', 'sorted by name', 'search, common', 'one lead', 'inbox']

type Figure = { median: number; p95: number }

const text = (figure: Figure) => `${figure.median.toFixed(1)} / ${figure.p95.toFixed(1)}`

/** What each call takes at a thousand leads and at many, one at a time. */
export async function benchGrowth(): Promise<void> {
  const few = await measure(small)
  const many = filled ? await measureDatabase(filled) : await measure(large)
  const rows = calls.map(({ title, goal }) => {
    const [one, other] = [few.get(title)!, many.get(title)!]
    const ratio = other.median / one.median
    const aim = goal === undefined ? '1.2 times' : `${goal} ms`
    return [title, text(one), text(other), ratio.toFixed(2), aim]
  })
  const label = large.toLocaleString('en')
  const result = `## Growth

${describeRun()} One call at a time over tRPC, ${times.measured} of each, milliseconds, median / p95, the client's own included.

${table([['call', `${small.toLocaleString('en')} leads`, `${label} leads`, 'ratio of medians', 'goal at a million'], ...rows])}`
  console.log(result)
  const series = [
    { name: `${small} leads`, values: plotted.map((title) => few.get(title)!.median) },
    { name: `${label} leads`, values: plotted.map((title) => many.get(title)!.median) },
  ]
  const svg = plot([{ title: 'Median of a call, ms', groups: plotted, series }])
  await writeResult(`growth-${large}`, result, svg)
}

async function measure(leads: number): Promise<Map<string, Figure>> {
  await using resources = new AsyncDisposableStack()
  const { path } = resources.use(await makeFolder())
  const { url } = resources.use(await startDatabase(path))
  const began = performance.now()
  await fillDatabase(url, leads)
  console.log(`   ${leads} leads filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return await measureDatabase(url)
}

async function measureDatabase(databaseUrl: string): Promise<Map<string, Figure>> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url } = resources.use(await startServer({ dataDir, databaseUrl }))
  const token = await signIn(url)
  const figures = new Map<string, Figure>()
  for (const call of calls) figures.set(call.title, await measureCall(url, token, call))
  return figures
}

async function measureCall(
  url: string,
  token: string,
  { title, path, input, status = 200 }: Call,
): Promise<Figure> {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  const taken: number[] = []
  for (let index = 0; index < times.warmUp + times.measured; index += 1) {
    const from = performance.now()
    const answer = await request(url, { method: 'GET', path: `/trpc/${path}${query}`, token })
    if (answer.status !== status) throw new Error(`${title}: ${answer.status} ${answer.text}`)
    if (index >= times.warmUp) taken.push(performance.now() - from)
  }
  return { median: median(taken), p95: quantile(taken, 0.95) }
}
