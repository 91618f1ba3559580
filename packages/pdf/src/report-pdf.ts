import { Worker } from 'node:worker_threads'

import type { RenderReportPdf } from '@oka/api/ports/report'
import type { ReportDrawing } from './report-pages.ts'
import type { Drawn } from './report-pdf-worker.ts'

type ReportPdfOptions = {
  /** The thread's script; a bundle passes the address of its own. */
  script?: URL
  /** Milliseconds for one report, the start of a thread included. */
  timeout?: number
  /** Megabytes a thread may hold. */
  memory?: number
  /** Reports a thread draws before a new one takes its place. */
  rendersPerThread?: number
}

const isUnprintable = (error: unknown): error is { unprintable: string } =>
  error instanceof Error && 'unprintable' in error && typeof error.unprintable === 'string'

export type ReportPdf = AsyncDisposable & { render: RenderReportPdf }

/**
 * Renders reports in a thread of its own, in sequence: rendering blocks an event loop for 0.1 s to
 * several seconds. The thread starts with the first report and stays warm; it is replaced after a
 * number of reports, and whenever it fails or times out. `render` rejects with a sentence that says
 * why.
 */
export function openReportPdf({
  script = new URL('./report-pdf-worker.ts', import.meta.url),
  timeout = 20_000,
  memory = 512,
  rendersPerThread = 50,
}: ReportPdfOptions = {}): ReportPdf {
  let thread: Worker | null = null
  let renders = 0
  let asked: PromiseWithResolvers<Drawn> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  function startThread(): Worker {
    const started = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memory } })
    started.on('message', (message: Drawn | object) => {
      // Under `node --watch` a thread also sends its parent the modules it imported.
      if ('pdf' in message || 'error' in message) asked?.resolve(message)
    })
    started.on('error', (error) => asked?.reject(error))
    started.on('exit', () => {
      asked?.reject(new Error('the thread ended'))
      if (thread === started) thread = null
    })
    renders = 0
    return started
  }

  async function ask(drawing: ReportDrawing): Promise<Drawn> {
    const answer = Promise.withResolvers<Drawn>()
    asked = answer
    const late = new Error(`it took more than ${timeout} ms`)
    const timer = setTimeout(() => answer.reject(late), timeout)
    try {
      thread ??= startThread()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage(drawing)
      return await answer.promise
    } finally {
      clearTimeout(timer)
      asked = null
    }
  }

  /** A document that cannot be printed leaves the thread as it was; after all else it is replaced. */
  async function draw(drawing: ReportDrawing): Promise<Buffer> {
    if (closed) throw new Error('The report was not drawn: the server is stopping')
    if (renders >= rendersPerThread) await thread?.terminate()
    try {
      const drawn = await ask(drawing)
      if ('error' in drawn) throw Object.assign(new Error(drawn.error), drawn)
      renders += 1
      return Buffer.from(drawn.pdf.buffer)
    } catch (error) {
      if (!isUnprintable(error)) await thread?.terminate()
      const reason = error instanceof Error ? error.message : String(error)
      const failure = new Error(`The report was not drawn: ${reason}`, { cause: error })
      throw isUnprintable(error)
        ? Object.assign(failure, { unprintable: error.unprintable })
        : failure
    }
  }

  return {
    render(document, logo, copy = 'client') {
      const drawn = last.then(() => draw({ document, logo, copy }))
      last = drawn.catch(() => null)
      return drawn
    },
    async [Symbol.asyncDispose]() {
      closed = true
      asked?.reject(new Error('the server is stopping'))
      await last
      await thread?.terminate()
    },
  }
}
