import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Pixels for a point. */
const scale = 1.25

type Canvas = HTMLCanvasElement & {
  encode: (type: 'webp', quality: number) => Promise<Buffer>
}

/** What the reader draws on outside a browser, which its types leave open. */
type Factory = { create: (width: number, height: number) => { canvas: Canvas } }

/** The pages of a PDF as WebP pictures, from that index on; a negative one counts from the end. */
export async function drawPdfPages(
  pdf: Uint8Array,
  from = 0,
): Promise<{ number: number; picture: Buffer }[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const factory = document.canvasFactory as Factory
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  const pages: { number: number; picture: Buffer }[] = []
  for (const number of numbers.slice(from)) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale })
    const { canvas } = factory.create(viewport.width, viewport.height)
    await page.render({ canvas, viewport }).promise
    pages.push({ number, picture: await canvas.encode('webp', 60) })
  }
  return pages
}
