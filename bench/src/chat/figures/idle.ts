import { readSettledMemory } from '../../running/collect-garbage.ts'
import type { Contender } from './contender.ts'

/** Bytes that a process holds with so many idle sockets, and for each of them, once it has given back what it can. */
export async function measureSockets(
  contender: Contender,
  sockets: number,
): Promise<{ bytes: number; each: number }> {
  // What the first sockets load is not theirs.
  ;(await contender.openIdle(500)).close()
  const before = await readSettledMemory(contender.pid)
  const opened = await contender.openIdle(sockets)
  const bytes = await readSettledMemory(contender.pid)
  opened.close()
  return { bytes, each: (bytes - before) / sockets }
}
