import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type ReadPdf = {
  info: Record<string, unknown>
  language: string | null
  outline: string[]
  /** The lines of each page, from top to bottom. */
  pages: string[][]
  /** All text, lines joined by a space. */
  text: string
  /** Addresses that the pages link to. */
  urls: string[]
}

/** Reads a PDF back as a person's viewer would. */
export async function readPdf(pdf: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await task.promise
  const pages: string[][] = []
  const urls: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(linesOf(items.flatMap((item) => ('str' in item ? [item] : []))))
    for (const { url } of await page.getAnnotations()) if (url) urls.push(url)
  }
  const { info } = await document.getMetadata()
  const outline = (await document.getOutline()) ?? []
  await task.destroy()
  return {
    info: { ...info },
    language: 'Language' in info ? String(info.Language) : null,
    outline: outline.map(({ title }) => title),
    pages,
    text: pages.flat().join(' '),
    urls,
  }
}

function linesOf(items: { str: string; hasEOL: boolean }[]): string[] {
  const whole = items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join('')
  return whole.split('\n').filter((line) => line.trim() !== '')
}
