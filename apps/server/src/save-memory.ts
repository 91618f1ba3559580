import { performance } from 'node:perf_hooks'
import v8 from 'node:v8'

/** Bytes of the whole process from which V8 is to save, and below which it need not: when there is nothing to do, and under load. */
const held = {
  quiet: { most: 220e6, enough: 190e6 },
  loaded: { most: 320e6, enough: 270e6 },
}
/** Share of its time that the event loop is busy, up to which there is nothing to do. */
const quietShare = 0.3
/** Milliseconds between two looks. */
const lookEvery = 100
/** Looks after which what is still held is in use, and looks until it is tried again, unless there is so much more. */
const looks = { saving: 150, pause: 300 }
const muchMore = 60e6

/**
 * Has V8 save memory while the process holds much more than it needs. By itself V8 lets garbage grow to several
 * times of what is in use, since a machine with much memory has room for it, and keeps the pages it freed in a
 * pool, for as long as hardly anything is allocated. Browsers tell V8 when a tab is in the background; Node
 * has no call for that, so this sets the flag that V8 reads at the same place
 * (`Heap::ShouldOptimizeForMemoryUsage`). It collects step by step as ever, but more often, which costs twice
 * the time under load: so only until little is held, and now and then where all of it is in use.
 */
export function saveMemory(): Disposable {
  let isSaving = false
  let left = 0
  /** What was in use when saving was last given up. */
  let inUse = 0
  let before = performance.eventLoopUtilization()

  function save(wanted: boolean): void {
    isSaving = wanted
    v8.setFlagsFromString(wanted ? '--optimize-for-size' : '--no-optimize-for-size')
  }

  function look(): void {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    left -= 1
    const bytes = process.memoryUsage.rss()
    const { most, enough } = utilization < quietShare ? held.quiet : held.loaded
    if (isSaving && bytes < enough) {
      left = 0
      save(false)
    } else if (isSaving && left <= 0) {
      left = looks.pause
      inUse = bytes
      save(false)
    } else if (!isSaving && bytes > most && (left <= 0 || bytes > inUse + muchMore)) {
      left = looks.saving
      save(true)
    }
  }

  // Otherwise it is 8 s until V8 begins.
  v8.setFlagsFromString('--gc-memory-reducer-start-delay-ms=100')
  const timer = setInterval(look, lookEvery)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
