import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Pixels for a point. */
const scale = 1.25

type Canvas = HTMLCanvasElement & {
  encode: (type: 'webp', quality: number) => Promise<Buffer>
}

/** What the reader draws on outside a browser, which its types leave open. */
type Factory = { create: (width: number, height: number) => { canvas: Canvas } }

/** Each page of a PDF as a WebP picture. */
export async function drawPdfPages(pdf: Uint8Array): Promise<Buffer[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const factory = document.canvasFactory as Factory
  const pages: Buffer[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale })
    const { canvas } = factory.create(viewport.width, viewport.height)
    await page.render({ canvas, viewport }).promise
    pages.push(await canvas.encode('webp', 60))
  }
  return pages
}
