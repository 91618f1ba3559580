import type { Refusal } from '@oka/contract/lead-file-fields'
import { explainReason } from '@oka/contract/lead-file-words'
import type { Locale } from '@oka/contract/locale'

type Given = ReadonlyMap<number, string>

/** The refused leads as they were in the file, with the reasons. */
export function toJsonFile(refused: readonly Refusal[], given: Given, locale: Locale): string {
  const rows = refused.map(({ row, reasons }) => {
    const sentences = JSON.stringify(reasons.map((reason) => explainReason(reason, locale)))
    return `{"row":${row},"reasons":${sentences},"lead":${given.get(row) ?? 'null'}}`
  })
  return `[\n${rows.join(',\n')}\n]\n`
}

/** One line for each reason (RFC 4180). */
export function toCsvFile(refused: readonly Refusal[], locale: Locale): string {
  const lines = refused.flatMap(({ row, reasons }) =>
    reasons.map((reason) => [
      String(row),
      reason.field,
      explainReason(reason, locale),
      reason.value ?? '',
    ]),
  )
  const cells = [['row', 'field', 'reason', 'value'], ...lines]
  // The byte order mark tells Excel that it is UTF-8.
  return `\uFEFF${cells.map((line) => line.map(toCell).join(',')).join('\r\n')}\r\n`
}

/** Spreadsheets treat a cell that starts like this as a formula (OWASP, CSV injection). */
const isFormula = /^[=+\-@\t\r]/

const toCell = (text: string) =>
  `"${(isFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** Has the browser save a text as a file. */
export function save(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // Revoked at once, Safari saves nothing.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
