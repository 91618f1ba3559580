import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'

import type { ReportDocument } from '@oka/contract/report'
import { openReportPdf } from '@oka/pdf/report-pdf'
import { bakery, long } from '@oka/pdf/testing/report-documents'

import { quantile } from '../statistics.ts'

const rounds = 40
/** Milliseconds that a usual report may take in a warm thread, and bytes that it may have. */
const limitMs = 200
const limitBytes = 200_000

const japanese = { ...bakery, lead: { ...bakery.lead, name: '山田太郎', company: '山田商店' } }
const documents: [string, ReportDocument][] = [
  ['usual', bakery],
  ['long', long],
  ['Japanese', japanese],
]

/**
 * How long the thread of the bundle takes to draw a report once it is warm, and how late the event
 * loop of the thread that asks is. Throws when a usual report takes too long or is too large.
 */
export async function benchDrawing(): Promise<void> {
  const bundle = join(import.meta.dirname, '../../../apps/server/dist/report-pdf-worker.js')
  await using pdf = openReportPdf({ script: pathToFileURL(bundle), rendersPerThread: 1000 })
  const begun = performance.now()
  await pdf.render(bakery, null)
  console.log(`first, with the start of the thread   ${(performance.now() - begun).toFixed(0)} ms`)
  for (const [name, document] of documents) {
    await pdf.render(document, null)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      bytes = (await pdf.render(document, null)).byteLength
      times.push(performance.now() - start)
    }
    delay.disable()
    const [median, high] = [quantile(times, 0.5), quantile(times, 0.95)]
    const late = delay.percentile(99) / 1e6
    console.log(
      `${name.padEnd(10)} p50 ${median.toFixed(0)} ms   p95 ${high.toFixed(0)} ms   ` +
        `${(bytes / 1000).toFixed(0)} kB   event loop p99 ${late.toFixed(1)} ms`,
    )
    if (name === 'usual' && median > limitMs) throw new Error(`It took more than ${limitMs} ms.`)
    if (bytes > limitBytes) throw new Error(`It has more than ${limitBytes} bytes.`)
  }
}
