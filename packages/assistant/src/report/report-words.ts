import type { Authority } from '@oka/contract/fact-value'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import { englishWords } from './report-words-en.ts'
import { frenchWords } from './report-words-fr.ts'
import type { RemarkKind } from './remarks.ts'

/** What is asked when it is not known; the rest is no matter for a report. */
export const askedFields = ['need', 'horizon', 'budget', 'authority', 'company'] as const
export type AskedField = (typeof askedFields)[number]
/** What has to be known before a price is named. */
export const pricedFields = ['need', 'horizon', 'budget'] as const satisfies readonly AskedField[]
type PricedField = (typeof pricedFields)[number]

/** What is wanted and what the catalogue has do not go together: price, or time. */
export type Tension = 'price' | 'time'

type Quoting = (quote: string) => string

/** The sentences of a report in one language; the reader is the client. */
export type ReportWords = {
  met: (parts: { date: string; client: string | null; project: string | null }) => string
  size: (people: string) => string
  /** The first remark of its kind in the paragraph, and a further one. */
  remarks: Record<RemarkKind, readonly [first: Quoting, further: Quoting]>
  /** What is wanted, where it has no form of its own. */
  inWords: (quote: string) => string
  described: (parts: { project: string; quote: string }) => string
  soonest: string
  corrected: (value: string) => string
  /** A value that is only about right, and one that is a limit. */
  about: (value: string) => string
  most: (value: string) => string
  authority: Record<Authority, string>
  /** Of a service, in the words of the catalogue. */
  fit: (fits: string) => string
  noService: (missing: string | null) => string
  incident: string
  missing: Record<PricedField, string>
  steps: {
    check: string
    onReceipt: string
    /** Whether questions are open. */
    call: (isOpen: boolean) => string
    byLink: string
    toAgree: string
    answer: string
    beforeCall: string
    involve: Record<'shares' | 'other', string>
    duringCall: string
    beforeContact: string
    proposal: string
    afterCall: string
    contact: string
    restore: string
    soonest: string
    describe: string
  }
  you: string
  team: (company: string) => string
  yourQuestion: (quote: string) => string
  questions: Record<AskedField, string>
  tensions: Record<Tension, string>
  /** The first asks since when. */
  incidentQuestions: readonly string[]
  assumptions: {
    year: (parts: { quote: string; date: string }) => string
    currency: (currency: string) => string
    net: string
    authority: Record<Authority, string>
    inferred: (parts: { field: FactField; value: string }) => string
  }
  and: string
}

/** The words of a report; a company of any trade speaks of a request, not of a project. */
export function reportWords(locale: Locale, isDigital: boolean): ReportWords {
  return { en: englishWords, fr: frenchWords }[locale](isDigital)
}
