import { parentPort, threadId } from 'node:worker_threads'

import type { ReportDrawing } from '../report-pages.ts'

/** Replaces the rendering thread and fails in the way that the company's name says. */
parentPort?.on('message', ({ document }: ReportDrawing) => {
  const { name } = document.letterhead
  if (name === 'hang') return
  if (name === 'exit') process.exit(0)
  if (name === 'crash') throw new Error('crashed')
  if (name === 'fill') fillMemory()
  const pdf = new TextEncoder().encode(`thread ${threadId}`)
  parentPort?.postMessage({ pdf }, [pdf.buffer])
})

function fillMemory(): never {
  const kept: string[][] = []
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => `${kept.length} ${index}`))
}
