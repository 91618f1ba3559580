import type { Authority } from '@oka/contract/fact-value'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import type { Intent } from './intents.ts'
import { english } from './phrases-en.ts'
import { french } from './phrases-fr.ts'

/** What a visitor may ask or say that gets a sentence of its own. */
export type Answered = Exclude<Intent, 'goodbye' | 'greeting' | 'human' | 'about'>

/** Size and intent are heard, never asked for. */
export type AskedField = Exclude<FactField, 'size' | 'intent'>

export type Company = { name: string; description: string }

/** What the assistant says in one language. Where there are several wordings, they take turns. */
export type Phrases = {
  /** Opens the first reply; that an AI answers stands above it, in the chat's own greeting. */
  introduce: (company: string) => string
  /** Said once when a member of staff has written before. */
  resume: string
  hello: string
  welcome: (name: string) => string
  needHeard: readonly string[]
  topicHeard: (topic: string) => readonly string[]
  noted: (items: string, name: string | null) => readonly string[]
  corrected: (items: string) => string
  authority: Record<Authority, readonly string[]>
  declined: readonly string[]
  neutral: readonly string[]
  /** Said to who does not know yet what they need. */
  undecided: string
  incompleteEmail: string
  about: (company: Company) => string
  answers: Record<Answered, string>
  handOff: (name: string | null) => string
  /** `again` is asked when the first wording brought no answer. */
  questions: Record<AskedField, { first: readonly string[]; again: string }>
  contactQuestion: string
  leaving: string
  recap: (parts: { name: string | null; items: string }) => string
  recapMark: RegExp
  /** What happens next; with an address the report goes there. */
  next: (company: string, email: string | null) => string
  anythingElse: string
  added: readonly string[]
  goodbye: (name: string | null) => readonly string[]
  forCompany: (company: string) => string
  budgetOf: (amount: string) => string
}

export const phrases: Record<Locale, Phrases> = { fr: french, en: english }
