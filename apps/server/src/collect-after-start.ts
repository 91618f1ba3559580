import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'

import { createUtilizationReader } from './save-memory.ts'

/** Utilization of the event loop up to which next to nothing happens. */
const quietUtilization = 0.15
/** Milliseconds between two samples, and quiet samples in a row after which it collects. */
const sampleIntervalMs = 250
const quietSamples = 4
/** Samples after which it gives up: a busy process holds more by then, and collecting it would take longer. */
const samplesMax = 240

/**
 * Collects once what the start has left, in the first quiet second: a quarter of the resident memory, which V8 would
 * keep while a process is idle. "Last resort" is V8's name for the collection that also gives back its pool of free pages
 * (`Heap::CollectAllAvailableGarbage`); it stops the event loop for about 0.1 s, so it is not for later, when more is held.
 */
export function collectAfterStart(): Disposable {
  let quiet = 0
  let samples = 0
  const readUtilization = createUtilizationReader()

  function sample(): void {
    quiet = readUtilization() < quietUtilization ? quiet + 1 : 0
    samples += 1
    if (quiet < quietSamples && samples < samplesMax) return
    clearInterval(timer)
    if (quiet >= quietSamples) collect()
  }

  const timer = setInterval(sample, sampleIntervalMs)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

function collect(): void {
  v8.setFlagsFromString('--expose-gc')
  runInNewContext(`gc({ type: 'major', flavor: 'last-resort' })`)
  v8.setFlagsFromString('--no-expose-gc')
}
