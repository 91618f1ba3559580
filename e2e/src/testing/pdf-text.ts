import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The words of a PDF, page after page. */
export async function readPdfText(pdf: ArrayBuffer): Promise<string> {
  // A copy, since the reader keeps what it is given.
  const document = await getDocument({ data: new Uint8Array(pdf.slice(0)), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    )
  }
  return pages.join('\n').replace(/\s+/g, ' ')
}
