import { parentPort } from 'node:worker_threads'

import type { ReportDocument } from '@oka/contract/report'
import { renderToBuffer } from '@react-pdf/renderer'

import { loadFonts } from './fonts.ts'
import { reportPages } from './report-pages.ts'

/** The thread's response to a document. */
export type Drawn = { pdf: Uint8Array<ArrayBuffer> } | { error: string }

const fontsLoaded = loadFonts()

async function draw(document: ReportDocument): Promise<Drawn> {
  try {
    await fontsLoaded
    return { pdf: Uint8Array.from(await renderToBuffer(reportPages(document))) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

async function answer(document: ReportDocument): Promise<void> {
  const drawn = await draw(document)
  parentPort?.postMessage(drawn, 'pdf' in drawn ? [drawn.pdf.buffer] : [])
}

parentPort?.on('message', (document: ReportDocument) => void answer(document))
