import { performance } from 'node:perf_hooks'
import v8 from 'node:v8'

/** Bytes of the process (RSS) from which V8 saves memory, and below which it stops: when idle, and under load. */
const thresholds = {
  idle: { start: 220e6, stop: 190e6 },
  loaded: { start: 1000e6, stop: 900e6 },
}
/** Utilization of the event loop up to which the process is idle, and up to which next to nothing happens. */
const idleUtilization = 0.3
const quietUtilization = 0.15
/** Milliseconds until V8 begins to give memory back that is not used: its own, and where next to nothing happens. */
const reducerDelaysMs = { usual: 8000, quiet: 100 }
/** Milliseconds between two samples. */
const sampleIntervalsMs = { idle: 500, loaded: 100 }
/**
 * Milliseconds until saving is given up, since what remains is in use, until it is tried again, and after a load until the process
 * counts as idle: giving memory back throws away compiled code, and a load with pauses would compile it after each of them.
 */
const periodsMs = { saving: 15_000, pause: 30_000, rest: 10_000 }
/** Percent by which the heap may grow between two collections under load; V8's own limit is up to 300. */
const heapGrowthPercent = 100
/** Growth in bytes that ends the pause earlier. */
const retryGrowthBytes = 60e6

/** Reads the utilization of the event loop since the last reading, 0 to 1. */
export function createUtilizationReader(): () => number {
  let before = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return utilization
  }
}

/**
 * Has V8 save memory while the process holds much more than it uses. By default V8 lets garbage grow to several
 * times the live heap on a machine with much memory, and keeps freed pages in a pool while little is allocated. Browsers tell V8 when a tab is in the background; Node
 * has no call for that, so this sets the flag that V8 reads at the same place
 * (`Heap::ShouldOptimizeForMemoryUsage`). V8 then collects more often, which doubles the CPU time under load:
 * it is switched off again below the lower threshold, or when it frees nothing more.
 */
export function saveMemory(): Disposable {
  let isSaving = false
  let isLimited = false
  let isQuiet = false
  /** Milliseconds left until saving is given up, or tried again. */
  let left = 0
  /** Bytes in use when saving was last given up. */
  let inUse = 0
  /** Milliseconds since the last load. */
  let rested = Infinity
  const readUtilization = createUtilizationReader()

  function save(wanted: boolean): void {
    isSaving = wanted
    v8.setFlagsFromString(wanted ? '--optimize-for-size' : '--no-optimize-for-size')
  }

  /** Not while it saves, which limits the heap further; when idle V8 has lower limits itself. */
  function limitGrowth(wanted: boolean): void {
    if (wanted === isLimited) return
    isLimited = wanted
    v8.setFlagsFromString(`--heap-growing-percent=${wanted ? heapGrowthPercent : 0}`)
  }

  /** Not while there is work: it throws away compiled code, so that each message took a third more time. */
  function hurryReducer(wanted: boolean): void {
    if (wanted === isQuiet) return
    isQuiet = wanted
    const delay = wanted ? reducerDelaysMs.quiet : reducerDelaysMs.usual
    v8.setFlagsFromString(`--gc-memory-reducer-start-delay-ms=${delay}`)
  }

  function sample(waited: number): void {
    const utilization = readUtilization()
    const isLoaded = utilization >= idleUtilization
    rested = isLoaded ? 0 : rested + waited
    left -= waited
    const isIdle = rested >= periodsMs.rest
    hurryReducer(isIdle && utilization < quietUtilization)
    limitGrowth(isLoaded && !isSaving)
    adjustSaving(isIdle ? thresholds.idle : thresholds.loaded)
    sampleIn(isIdle ? sampleIntervalsMs.idle : sampleIntervalsMs.loaded)
  }

  function adjustSaving({ start, stop }: { start: number; stop: number }): void {
    const bytes = process.memoryUsage.rss()
    if (isSaving && bytes < stop) {
      left = 0
      save(false)
    } else if (isSaving && left <= 0) {
      left = periodsMs.pause
      inUse = bytes
      save(false)
    } else if (!isSaving && bytes > start && (left <= 0 || bytes > inUse + retryGrowthBytes)) {
      left = periodsMs.saving
      save(true)
    }
  }

  let timer: NodeJS.Timeout | undefined
  const sampleIn = (wait: number) => {
    timer = setTimeout(sample, wait, wait).unref()
  }
  sampleIn(sampleIntervalsMs.loaded)
  return { [Symbol.dispose]: () => clearTimeout(timer) }
}
