import { admin, makeFolder } from '@oka/e2e/testing/server'

import { inTurn } from '../chat/figures/contender.ts'
import { addRivalUser, startRival } from '../http/start-rival.ts'
import { describeRun, table, writeResult } from '../results.ts'
import { startDatabase } from '../running/database.ts'
import { cpuDuring } from '../running/process-usage.ts'
import { request } from '../running/request.ts'
import { startServer } from '../running/server.ts'

const rounds = 3
/** Sign-ins of a round, and how many people wait at once. */
const signIns = 150
const atOnce = 4
/** Milliseconds between two looks at the event loop, which its delays include (prom-client). */
const resolutionMs = 10

type Contender = { name: string; url: string; pid: number }

/**
 * CPU of a sign-in, and so the sign-ins a second of one core, beside the seed (Express, bcrypt of cost 10, jsonwebtoken),
 * in turn; and the lag of our event loop under that load.
 */
export async function benchLoginRate(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  await addRivalUser(databaseUrl, admin)
  const seed = resources.use(await startRival('seed', databaseUrl))
  const ours = resources.use(await startServer({ dataDir, databaseUrl }))
  const contenders: Contender[] = [
    { name: 'seed', url: seed.url, pid: seed.process.pid! },
    { name: 'OKA', url: ours.url, pid: ours.process.pid! },
  ]
  for (const contender of contenders) await signInOften(contender, 20)
  const least = new Map<string, number>()
  const delays: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      await readDelay(ours.url)
      const cpu = await signInOften(contender, signIns)
      if (contender.name === 'OKA') delays.push(await readDelay(ours.url))
      least.set(contender.name, Math.min(cpu, least.get(contender.name) ?? Infinity))
    }
  }
  await report(least, Math.min(...delays))
}

/** Milliseconds of CPU that one takes. */
async function signInOften({ name, url, pid }: Contender, count: number): Promise<number> {
  const cpu = await cpuDuring(pid, () =>
    inTurn(count, atOnce, async () => {
      const { status, text } = await request(url, {
        method: 'POST',
        path: '/api/auth/login',
        body: admin,
      })
      if (status !== 200) throw new Error(`${name}: ${status} ${text}`)
    }),
  )
  return (cpu * 1000) / count
}

/** Milliseconds by which the event loop was late since the last reading (p99). */
async function readDelay(url: string): Promise<number> {
  const { text } = await request(url, { method: 'GET', path: '/metrics' })
  const [, seconds] = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text) ?? []
  if (seconds === undefined) throw new Error('The metrics say nothing of the event loop.')
  return Math.max(0, Number(seconds) * 1000 - resolutionMs)
}

async function report(least: ReadonlyMap<string, number>, delay: number): Promise<void> {
  const seed = least.get('seed')!
  const rows = [...least].map(([name, cpu]) => [
    name,
    cpu.toFixed(1),
    (1000 / cpu).toFixed(1),
    (seed / cpu).toFixed(2),
    name === 'OKA' ? delay.toFixed(1) : '',
  ])
  const text = `## Signing in

${describeRun()} ${atOnce} at once, least of ${rounds} interleaved rounds of ${signIns}. The seed compares a bcrypt hash of cost 10 and signs a token; we compare argon2id (OWASP: 19 MiB,
two passes), open a session and write an event. Goals: 1.7 times the seed's rate, the event loop late by less than 10 ms (p99).

${table([['', 'CPU of one, ms', 'a second on one core', 'to the seed', 'event loop p99, ms'], ...rows])}`
  console.log(text)
  await writeResult('login', text)
}
