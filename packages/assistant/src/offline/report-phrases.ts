import type { Authority } from '@oka/contract/fact-value'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'
import type { Persona } from '@oka/contract/persona'

import { englishReport } from './report-phrases-en.ts'
import { frenchReport } from './report-phrases-fr.ts'
import type { Topic } from './topics.ts'
import { fr, ofName } from './typography.ts'

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

const phrases: Record<Locale, ReportPhrases> = {
  fr: frenchReport,
  en: englishReport,
}

type Neutral = Pick<
  ReportPhrases,
  'shortTime' | 'openBudget' | 'stagedBudget' | 'involve' | 'call' | 'proposal' | 'needUnknown'
> & { general: readonly string[] }

/** Instead of what speaks of projects, scoping and consultants, for a company of any trade. */
const neutral: Record<Locale, Neutral> = {
  en: {
    general: [
      'Go over your request together, so that nothing that matters to you is left out.',
      'Agree on a first step, and review the situation after it.',
    ],
    needUnknown: 'What you need remains to be put into words together.',
    shortTime: 'As your date is close, we advise settling the essentials first.',
    openBudget: 'Before any commitment, ask us for a written price.',
    stagedBudget: (amount) =>
      `To stay within ${amount}, we suggest settling what matters most first.`,
    involve: {
      shares: 'Involve those who decide with you from the start.',
      other: 'Bring the person who decides into the next conversation.',
    },
    call: (company) => `A short call with the team of ${company}, to go over this summary.`,
    proposal: (company) =>
      `After that call, ${company} will tell you what it suggests, at what price and when.`,
  },
  fr: {
    general: [
      fr`Reprendre ensemble votre demande, pour ne rien oublier de ce qui compte pour vous.`,
      fr`Convenir d’une première étape, puis faire le point.`,
    ],
    needUnknown: fr`Votre demande reste à préciser ensemble.`,
    shortTime: fr`Votre date étant proche, nous vous conseillons de régler d’abord l’essentiel.`,
    openBudget: fr`Avant tout engagement, demandez-nous un prix écrit.`,
    stagedBudget: (amount) =>
      fr`Pour rester dans ${amount}, nous vous proposons de régler d’abord ce qui compte le plus.`,
    involve: {
      shares: fr`Associer dès le début ceux qui décident avec vous.`,
      other: fr`Associer à la prochaine discussion la personne qui décide.`,
    },
    call: (company) =>
      fr`Un court appel avec l’équipe ${ofName(company)}, pour reprendre ce résumé.`,
    proposal: (company) =>
      fr`À l’issue de cet appel, ${company} vous dira ce qui est proposé, à quel prix et quand.`,
  },
}

/** The sentences of a company's report in one language. */
export function reportPhrasesFor(locale: Locale, { hasDigitalTopics }: Persona): ReportPhrases {
  const usual = phrases[locale]
  if (hasDigitalTopics) return usual
  const { general, ...rest } = neutral[locale]
  return { ...usual, ...rest, advice: { ...usual.advice, general } }
}
