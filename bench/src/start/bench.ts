import { setTimeout as pause } from 'node:timers/promises'

import { isReady, makeFolder, spawnServer } from '@oka/e2e/testing/server'

import { isLong } from '../command-line.ts'
import { fillRivalTable, startRival } from '../http/start-rival.ts'
import { describeRun, table, writeResult } from '../results.ts'
import { startDatabase } from '../running/database.ts'
import { fillDatabase } from '../running/large-database.ts'
import { readCpu, readMemory } from '../running/process-usage.ts'
import { median } from '../statistics.ts'

const rounds = isLong ? 11 : 5
/** Milliseconds from ready until idle memory is read. */
const idleAfterMs = 8000

type Figure = { readyMs: number; cpuMs: number; megabytes: number }

/** Time until ready, CPU until then and idle memory of `pnpm start`, its database apart, beside the seed's stack. */
export async function benchStart(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url } = resources.use(await startDatabase(dataDir))
  await fillDatabase(url, 1000)
  await fillRivalTable(url)
  // The first start makes what later ones find: built files, keys, a compile cache.
  await startOurs(url, dataDir)
  const ours: Figure[] = []
  const seed: Figure[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await startOurs(url, dataDir))
    seed.push(await startSeed(url))
  }
  const line = (name: string, figures: readonly Figure[]) => {
    const of = (figure: keyof Figure) => median(figures.map((one) => one[figure])).toFixed(0)
    return [name, of('readyMs'), of('cpuMs'), of('megabytes')]
  }
  const text = `## Start and idle memory

${describeRun()} Medians of ${rounds} interleaved starts, memory after ${idleAfterMs / 1000} s without a call. Goal: 350 ms, 90 MB.

${table([['', 'ready after, ms', 'CPU until ready, ms', 'resident, MB'], line('OKA, `pnpm start`', ours), line('seed', seed)])}`
  console.log(text)
  await writeResult('start', text)
}

/** `pnpm start` itself would add what pnpm takes. */
async function startOurs(databaseUrl: string, dataDir: string): Promise<Figure> {
  const began = performance.now()
  const env = { DATABASE_URL: databaseUrl }
  await using server = await spawnServer({ dataDir, env, script: 'scripts/start.mjs' })
  while (!(await isReady(server.url))) {
    if (server.process.exitCode !== null) throw new Error(`It did not start:\n${server.output()}`)
    await pause(5)
  }
  return await measure(server.process.pid!, began)
}

async function startSeed(databaseUrl: string): Promise<Figure> {
  const began = performance.now()
  await using seed = await startRival('seed', databaseUrl)
  return await measure(seed.process.pid!, began)
}

async function measure(pid: number, began: number): Promise<Figure> {
  const readyMs = performance.now() - began
  const cpuMs = (await readCpu(pid)) * 1000
  await pause(idleAfterMs)
  return { readyMs, cpuMs, megabytes: (await readMemory(pid)) / 1e6 }
}
