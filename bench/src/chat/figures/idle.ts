import { setTimeout as pause } from 'node:timers/promises'

import { collectGarbage } from '../../running/collect-garbage.ts'
import { readMemory } from '../../running/process-usage.ts'
import type { Contender } from './contender.ts'

/** Bytes that a process holds with so many idle sockets, and for each of them, once garbage is collected. */
export async function measureSockets(
  contender: Contender,
  sockets: number,
): Promise<{ bytes: number; each: number }> {
  // What the first sockets load is not theirs.
  ;(await contender.openIdle(500)).close()
  await collectGarbage(contender.pid)
  const before = await readMemory(contender.pid)
  const opened = await contender.openIdle(sockets)
  await pause(10_000)
  await collectGarbage(contender.pid)
  const bytes = await readMemory(contender.pid)
  opened.close()
  return { bytes, each: (bytes - before) / sockets }
}
