import { startTestServer } from '@oka/db/testing'

import { checkInterleavings } from './check-interleavings.ts'

const runs = 10_000

/** Throws with the seed when a program breaks an invariant. */
export async function benchInterleavings(): Promise<void> {
  await using server = await startTestServer()
  const given = { server: server.url, runs, seed: Date.now() }
  const { played, report } = await checkInterleavings(given)
  if (report !== undefined) throw new Error(report)
  console.log(`${played} programs, and every invariant held.`)
}
