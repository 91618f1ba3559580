import { parentPort } from 'node:worker_threads'

import { UnprintableText } from './printable.ts'
import { type ReportDrawing, drawReport } from './report-pages.ts'

/** The thread's response to a document. */
export type Drawn =
  | { pdf: Uint8Array<ArrayBuffer> }
  | { error: string; /** What no font has. */ unprintable?: string }

async function draw(drawing: ReportDrawing): Promise<Drawn> {
  try {
    return { pdf: Uint8Array.from(await drawReport(drawing)) }
  } catch (error) {
    if (error instanceof UnprintableText)
      return { error: error.message, unprintable: error.character }
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

async function answer(drawing: ReportDrawing): Promise<void> {
  const drawn = await draw(drawing)
  parentPort?.postMessage(drawn, 'pdf' in drawn ? [drawn.pdf.buffer] : [])
}

parentPort?.on('message', (drawing: ReportDrawing) => void answer(drawing))
