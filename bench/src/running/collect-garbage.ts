import { setTimeout as pause } from 'node:timers/promises'

import { readMemory } from './process-usage.ts'

/** Options of Node.js with which a process collects its garbage when it gets SIGUSR2. */
export const collectsGarbage = ['--expose-gc', '--import', import.meta.filename]

/** Milliseconds for which memory has not fallen once it is settled: our server gives some back ten seconds after a load. */
const settledMs = 12_000
const intervalMs = 200
/** Bytes by which it falls at least. */
const stepBytes = 200_000

/** Bytes that a process started with `collectsGarbage` holds when all that it can give back is given back. */
export async function readSettledMemory(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR2')
  let least = await readMemory(pid)
  let fellAt = performance.now()
  while (performance.now() - fellAt < settledMs) {
    await pause(intervalMs)
    const bytes = await readMemory(pid)
    if (bytes > least - stepBytes) continue
    least = bytes
    fellAt = performance.now()
  }
  return least
}

const { gc } = globalThis
// V8's name for the collection that also gives back its pool of free pages.
if (gc)
  process.on('SIGUSR2', () => {
    gc({ type: 'major', flavor: 'last-resort' })
  })
