import { admin, makeFolder } from '@oka/e2e/testing/server'

import { startDatabase } from '../running/database.ts'
import { startServer } from '../running/server.ts'
import { mannWhitneyZ, median, quantile, welchT } from '../statistics.ts'

const tries = 300
/** Either statistic beyond it is no chance any more; then the medians tell whether it can be of use. */
const threshold = 4.5
/** Share of the median by which the two may differ: what one request's noise hides. */
const tolerance = 0.02

/**
 * Times the refusal of a wrong password for an account that exists and for one that does not, in
 * turn. Throws when the two can be distinguished.
 */
export async function benchLoginTiming(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const folder = resources.use(await makeFolder())
  const database = resources.use(await startDatabase(folder.path))
  const { url } = resources.use(
    await startServer({ dataDir: folder.path, databaseUrl: database.url }),
  )
  const known: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 20; round += 1) await refuse(url, admin.email)
  for (let round = 0; round < tries; round += 1) {
    // Whatever follows the other suffers from what it has left behind: both orders, equally often.
    const knownFirst = round % 2 === 0
    if (knownFirst) known.push(await refuse(url, admin.email))
    unknown.push(await refuse(url, `unknown-${round}@oka.test`))
    if (!knownFirst) known.push(await refuse(url, admin.email))
  }

  const ratio = median(known) / median(unknown)
  const z = mannWhitneyZ(known, unknown)
  const t = welchT(known, unknown)
  for (const [name, samples] of Object.entries({ known, unknown })) {
    const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => quantile(samples, share).toFixed(1))
    console.log(`${name.padEnd(8)} p10 ${p10}, median ${p50}, p90 ${p90} ms`)
  }
  console.log(
    `ratio of the medians ${ratio.toFixed(4)}, Mann-Whitney z ${z.toFixed(2)}, Welch t ${t.toFixed(2)}`,
  )
  const differs = Math.max(Math.abs(z), Math.abs(t)) > threshold
  if (differs && Math.abs(ratio - 1) > tolerance) {
    throw new Error('Whether an account exists can be inferred from the time its refusal takes.')
  }
}

/** Milliseconds until a wrong password was refused. */
async function refuse(url: string, email: string): Promise<number> {
  const body = JSON.stringify({ email, password: 'not the password of anybody' })
  const from = performance.now()
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  await response.arrayBuffer()
  if (response.status !== 401) throw new Error(`Login answered ${response.status}.`)
  return performance.now() - from
}
