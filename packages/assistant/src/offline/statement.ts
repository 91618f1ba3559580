import type { TranscriptMessage } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'

import type { Folded, Span } from './fold.ts'

/** One message of the visitor, and what must be known to read it. */
export type Statement = {
  message: TranscriptMessage
  folded: Folded
  /** `folded.text` with what other extractors understood blanked out; same length. */
  text: string
  /** What the message before asked for, so that a bare answer can be understood. */
  asked: ReadonlySet<FactField>
  /** ISO 4217, for amounts without a currency. */
  currency: string
  /** ISO 3166, where the visitor seems to be; null where nothing tells. */
  country: string | null
  /** IANA name of where the company is. */
  timeZone: string
}

/** A fact in `folded.text`; the span becomes the quotation. */
export type Found = Span & {
  field: FactField
  value: string
  by: 'visitor' | 'assistant'
  /** Of a company: only named in passing, so that it tells of no project. */
  isPassing?: boolean
  /** Of a need: said so little plainly that talk about something else puts it in doubt at once. */
  isFaint?: boolean
  /** Of a faint need: without an explicit request, so it is kept pending until the visitor states anything else. */
  isVague?: boolean
}

/** What the visitor can be reached by. */
export const contactFields = ['email', 'phone'] as const

export const isContact = (field: FactField): boolean => contactFields.some((one) => one === field)

/** Whether it is the visitor's company, told as theirs. */
export const tellsCompany = ({ field, isPassing }: Found): boolean =>
  field === 'company' && !isPassing

/** Whether it is a need, and plainly so. */
export const tellsNeed = ({ field, isFaint }: Found): boolean => field === 'need' && !isFaint
