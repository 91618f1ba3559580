import { Worker } from 'node:worker_threads'

import type { Task, Work } from './offline/work.ts'

export type OfflineThreadOptions = {
  /** The thread's script; a bundle passes the address of its own. */
  script?: URL
  /** Milliseconds one task may take in a thread that is warm. */
  timeout?: number
  /** Milliseconds a thread may take to start. Generous, since a restart on a busy machine takes as long again. */
  startTimeout?: number
  /** Megabytes a thread may hold. */
  memory?: number
  /** Tasks after which a new thread takes its place. */
  tasksPerThread?: number
  /** Tasks that may wait. */
  queueMax?: number
  /** Milliseconds for which an idle thread lets the first of the tasks that may wait do so for others. */
  gatherMs?: number
  /** Called with each task that was given up, and why. */
  report?: (error: unknown) => void
}

export type OfflineThread = AsyncDisposable & {
  /**
   * Does a task behind those that wait. Rejects with `TaskLostError` when the task itself took too
   * long or ended the thread, and with another error when the thread is not to be had.
   * @param options.mayWait whether it is gathered with others first
   */
  ask: <Kind extends keyof Work>(
    kind: Kind,
    given: Work[Kind]['given'],
    options?: { mayWait?: boolean },
  ) => Promise<Work[Kind]['answer']>
  /** Starts the thread if there is none, while its first task is still being prepared. */
  warm: () => void
  load: () => { waiting: number; done: number; lost: number; busyMs: number }
}

/** What the thread sends: once that it has started, then an answer to each task. */
export type FromThread = { ready: true } | { answer: unknown } | { error: string }

/** The task is to blame: it would end the same way the next time. */
export class TaskLostError extends Error {}

type Job = {
  task: Task
  resolve: (answer: unknown) => void
  reject: (error: Error) => void
}

/** Milliseconds without a task after which the thread counts as idle. */
const idleMs = 2.5

/**
 * One thread for what a stranger's text could make slow. It starts with the first task, stays warm,
 * does one task after another, and is replaced after a number of them and whenever a task fails it.
 */
export function openOfflineThread({
  script = new URL('./offline-worker.ts', import.meta.url),
  timeout = 2000,
  startTimeout = 30_000,
  memory = 256,
  tasksPerThread = 10_000,
  queueMax = 1000,
  gatherMs = 0,
  report = () => {},
}: OfflineThreadOptions = {}): OfflineThread {
  let thread: Worker | null = null
  let isWarm = false
  let tasks = 0
  let running: Job | null = null
  let since = 0
  let timer: NodeJS.Timeout | undefined
  let gathering: NodeJS.Timeout | undefined
  let doneAt = -Infinity
  let closed = false
  const waiting: Job[] = []
  const load = { done: 0, lost: 0, busyMs: 0 }

  function start(): Worker {
    // By default V8 takes 100 MB for new objects where the machine has much memory.
    const resourceLimits = { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 24 }
    const started = new Worker(script, { resourceLimits })
    isWarm = false
    tasks = 0
    started.on('message', (message: FromThread) => {
      // Under `node --watch` a thread also tells its parent what it has imported.
      if (thread !== started) return
      if ('ready' in message) {
        isWarm = true
        clearTimeout(timer)
        send()
      }
      if ('answer' in message) settle((job) => job.resolve(message.answer))
      if ('error' in message) lose(message.error)
    })
    started.on('error', (error) => thread === started && drop(error.message))
    started.on('exit', () => thread === started && drop('the thread ended'))
    return started
  }

  /**
   * Batches tasks that may wait while the thread is idle: it has then lost its code and patterns from the processor's caches,
   * and the first task takes four times as long as the next. What follows at once on another task is not held up; a task
   * that may not wait is done at once, behind those that did.
   */
  function gather(): void {
    const isIdle = performance.now() - doneAt > idleMs
    if (gatherMs === 0 || !isIdle) return next()
    gathering ??= setTimeout(next, gatherMs)
  }

  /** Has the thread do the first of those that wait, unless it is at one. */
  function next(): void {
    clearTimeout(gathering)
    gathering = undefined
    running ??= waiting.shift() ?? null
    if (!running) {
      thread?.unref()
      return
    }
    if (tasks >= tasksPerThread) stop()
    if (isWarm) send()
    else (thread ?? open()).ref()
  }

  function open(): Worker {
    timer = setTimeout(() => drop(`it did not start in ${startTimeout} ms`), startTimeout)
    return (thread = start())
  }

  function send(): void {
    if (!running || !thread) return
    clearTimeout(timer)
    const late = () => drop(`it took more than ${timeout} ms`)
    // In two halves, so that a process that was suspended, or busy, gets to hear the answer.
    timer = setTimeout(() => (timer = setTimeout(late, timeout / 2)), timeout / 2)
    since = performance.now()
    thread.ref()
    try {
      thread.postMessage(running.task, [])
    } catch (error) {
      lose(String(error))
    }
  }

  /** Ends the running task, and goes on with the next. */
  function settle(end: (job: Job) => void): void {
    clearTimeout(timer)
    const job = running
    running = null
    tasks += 1
    load.done += 1
    doneAt = performance.now()
    load.busyMs += doneAt - since
    if (job) end(job)
    next()
  }

  function lose(reason: string): void {
    const error = new TaskLostError(`A task of the offline assistant was given up: ${reason}`)
    load.lost += 1
    report(error)
    settle((job) => job.reject(error))
  }

  /** Gives the thread up, and with it the task it was at; all tasks, if it never started. */
  function drop(reason: string): void {
    const wasWarm = isWarm
    stop()
    if (wasWarm) return lose(reason)
    clearTimeout(timer)
    const error = new Error(`The offline assistant's thread failed to start: ${reason}`)
    report(error)
    const failed = running ? [running, ...waiting.splice(0)] : waiting.splice(0)
    running = null
    for (const job of failed) job.reject(error)
  }

  function stop(): void {
    void thread?.terminate()
    thread = null
    isWarm = false
  }

  return {
    ask: (kind, given, { mayWait = false } = {}) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The server is stopping'))
        if (waiting.length >= queueMax) return reject(new Error('Too much waits to be read'))
        const task = { kind, given } as Task
        waiting.push({ task, resolve: resolve as Job['resolve'], reject })
        if (running) return
        if (mayWait) gather()
        else next()
      }),
    warm: () => {
      if (!closed && !thread) open().unref()
    },
    load: () => ({ ...load, waiting: waiting.length }),
    async [Symbol.asyncDispose]() {
      closed = true
      clearTimeout(timer)
      clearTimeout(gathering)
      const ended = thread
      thread = null
      const error = new Error('The server is stopping')
      for (const job of running ? [running, ...waiting.splice(0)] : waiting.splice(0)) {
        job.reject(error)
      }
      running = null
      await ended?.terminate()
    },
  }
}
