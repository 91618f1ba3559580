import { startTestServer } from '@oka/db/testing'

import { checkInterleavings } from './check-interleavings.ts'

const runs = 10_000

/** Throws with the seed when a program breaks an invariant. */
export async function benchInterleavings(): Promise<void> {
  await using server = await startTestServer()
  const report = await checkInterleavings({ server: server.url, runs, seed: Date.now() })
  if (report) throw new Error(report)
  console.log(`${runs} programs, and every invariant held.`)
}
