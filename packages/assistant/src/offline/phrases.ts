import type { Authority, Intent } from '@oka/contract/fact-value'
import type { Locale } from '@oka/contract/locale'
import type { AskableField } from '@oka/contract/persona'

import type { QuestionTopic } from './answer-question.ts'
import { english } from './phrases-en.ts'
import { french } from './phrases-fr.ts'

export type Company = {
  name: string
  description: string
  /** The visitor has left an address or a number. */
  isReachable: boolean
}

export type Wordings = readonly string[]

/** What the assistant says in one language. Where there are several wordings, they take turns. */
export type Phrases = {
  /** Opens the first reply; that an AI answers stands above it, in the chat's own greeting. */
  introduce: (company: string) => string
  /** Said once when a member of staff has written before. */
  resume: string
  needHeard: Wordings
  topicHeard: (topic: string) => Wordings
  /** What they want in their own words. */
  wishHeard: (words: string) => Wordings
  /** Said of what was just learnt; several may stand in one reply. */
  heard: {
    name: (name: string) => Wordings
    company: (company: string) => Wordings
    /** The words as they open a sentence, and as they stand inside one. */
    horizon: (opening: string, words: string) => Wordings
    budget: (opening: string, words: string) => Wordings
    email: Wordings
    phone: Wordings
    several: Wordings
  }
  authority: Record<Authority, Wordings>
  corrected: (items: string) => string
  withdrawn: Wordings
  declined: Wordings
  neutral: Wordings
  /** Said to someone who does not know yet what they need. */
  undecided: string
  /** Said when nothing was understood. */
  notFollowed: Wordings
  incompleteEmail: string
  mistypedEmail: (typed: string, meant: string) => string
  order: string
  anger: Wordings
  thanks: string
  chat: Wordings
  /** The company's own words. */
  quoted: (quote: string) => Wordings
  /** The same where older knowledge says something else. */
  quotedAsOf: (day: string, quote: string) => string
  /** The same where the visitor writes another language. */
  quotedAbroad: (quote: string) => string
  answers: Record<QuestionTopic, (company: Company) => string>
  /** Known by it, asking when to call. */
  whenMark: RegExp
  /** Said beside an answer that only staff can give. */
  who: Record<Exclude<Intent, 'buyer' | 'other'>, string>
  whoAgain: Record<Exclude<Intent, 'buyer' | 'other'>, Wordings>
  /** Said to an applicant who speaks of a CV: the chat takes no files. */
  sendsPapers: string
  /** Said to who speaks of what the company does not want spoken of. */
  forbidden: string
  /** Said to who asks for a person where none is called. */
  personLater: string
  /** Instead of the same answer twice in a row. */
  asksAgain: string
  companyCalled: string
  handOff: (name: string | null) => string
  callBack: (time: string | null) => string
  contactQuestion: string
  /** Of who told of their work and has not said what they want. */
  eitherForTeam: string
  contactForTeam: string
  questions: Record<AskableField, { first: Wordings; again: string }>
  /** About a copy of the summary by e-mail. */
  copy: {
    offer: (address: string) => string
    /** Knows the question by its words; its group is the address. */
    offerMark: RegExp
    /** Answers to the question. */
    choices: readonly string[]
    askAddress: string
    addressMark: RegExp
    /** What will happen: by itself, or once staff have looked at the report. */
    willCome: (address: string, isAutomatic: boolean) => string
    refused: string
    withdrawn: string
    /** To a visitor who is not a buyer and gets no report. */
    toTeam: string
  }
  recap: (parts: { name: string | null; items: string }) => string
  recapMark: RegExp
  /** What happens next. */
  next: (company: string, isReachable: boolean) => string
  added: Wordings
  takeTime: string
  goodbye: (name: string | null) => Wordings
  /** The visitor's words. */
  inQuotes: (words: string) => string
  forCompany: (company: string) => string
  budgetOf: (amount: string) => string
}

type Grouped = 'heard' | 'authority' | 'answers' | 'who' | 'whoAgain' | 'questions' | 'copy'

/** Phrases that stand in for some of the usual ones. */
export type Overlay = Partial<Omit<Phrases, Grouped>> & {
  [Group in Grouped]?: Partial<Phrases[Group]>
}

export const phrases: Record<Locale, Phrases> = { fr: french, en: english }
