import type { Authority } from '@oka/contract/fact-value'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import { englishReport } from './report-phrases-en.ts'
import { frenchReport } from './report-phrases-fr.ts'
import type { Topic } from './topics.ts'

/** The sentences of a report in one language; the reader is the visitor. */
export type ReportPhrases = {
  /** The visitor's words behind a finding, in brackets. */
  cite: (quote: string) => string
  met: (parts: { date: string; company: string }) => string
  represented: (parts: { name: string | null; client: string | null }) => string
  need: (parts: { quote: string; isFirst: boolean }) => string
  needUnknown: string
  remark: (quote: string) => string
  budget: (amount: string, cited: string) => string
  horizon: (span: string, cited: string) => string
  soonest: (cited: string) => string
  authority: Record<Authority, (cited: string) => string>
  advice: Record<Topic | 'general', readonly string[]>
  shortTime: string
  openBudget: string
  stagedBudget: (amount: string) => string
  involve: Record<'shares' | 'other', string>
  call: (company: string) => string
  /** The address or number the visitor left. */
  reach: (contact: string) => string
  proposal: (company: string) => string
  clarify: (fields: string) => string
  fields: Record<FactField, string>
  and: string
}

export const reportPhrases: Record<Locale, ReportPhrases> = {
  fr: frenchReport,
  en: englishReport,
}
