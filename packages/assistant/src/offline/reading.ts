import type { CallBack, ProposedFact } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import type { Intent } from '@oka/contract/fact-value'
import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'
import { timeZoneOf } from '@oka/contract/time-zone'

import type { Picked } from '../knowledge/offer.ts'
import type { Wording } from './asked.ts'
import type { Act } from './classify.ts'
import { fold } from './fold.ts'
import { type CopyMemory, type CopyWish, noCopy } from './hear-copy.ts'
import { ownWordings } from './phrases-for.ts'
import type { Story } from './told-story.ts'

/** An answer to choose, and the question that it answers. */
type Choice = { field: FactField; words: string }

/** What of the company decides how a message is read: by its country amounts, by its clock days. */
export type Place = Pick<CompanySettings, 'country'> & {
  timeZone: string
  /** The company's own wordings of its questions. */
  wordings: readonly Wording[]
  /** The answers it offers to choose from. */
  choices: readonly Choice[]
  /** By which name visitors may address the assistant, folded. */
  assistantName: string
  /** Its visitors do not come for digital projects. */
  isOtherTrade: boolean
}

export function placeOf(
  company: Pick<CompanySettings, 'country' | 'officeHours' | 'persona'>,
): Place {
  const { country, persona } = company
  return {
    country,
    timeZone: timeZoneOf(company),
    wordings: ownWordings(persona),
    choices: persona.questions.flatMap(({ field, choices }) =>
      Object.values(choices)
        .flat()
        .map((words) => ({ field, words })),
    ),
    assistantName: fold(persona.name).text,
    isOtherTrade: !persona.hasDigitalTopics,
  }
}

/** What may be a need. */
export type PossibleNeed = Pick<ProposedFact, 'messageId' | 'quote'> & {
  /** Little is missing. */
  isLikely: boolean
  /** A faint need without an explicit request: pending until the visitor states anything else, or after small talk what bears it out. */
  isVague: boolean
  /** Messages of small talk before it. */
  talks: number
}

/** What was said before, as far as it changes how the next message is read. */
export type Memory = {
  /** The last question's fields that are still open. */
  asked: ReadonlySet<FactField>
  /** Fields asked for so far that have no answer. */
  open: ReadonlySet<FactField>
  /** How much the need says that is known so far; see `needWeight`. */
  needWeight: number
  /** Nothing said so far states it plainly. */
  isNeedFaint: boolean
  /** What may be their need, until something else tells of a project. */
  possible: PossibleNeed | null
  /** The most telling of what they told of their work, until there is a need. */
  story: Story | null
  /** What else was stated if it was about a project; see `held-facts.ts`. */
  held: readonly ProposedFact[]
  /** Fields that the visitor has stated in so many words. */
  stated: ReadonlySet<FactField>
  /** Who the visitor has shown to be; null while that is open. */
  intent: Intent | null
  /** Messages of small talk so far. */
  talks: number
  /** How much speaks against a need that nothing else bears out: small talk since then. */
  doubts: number
  /** A member of staff has written, whom the visitor may address by name. */
  isWithStaff: boolean
  /** They have said what kind of house they run or work for. */
  isHouse: boolean
  /** They have told their company as theirs, and not only named one in passing. */
  isOfCompany: boolean
  /** We have just asked when to call. */
  isAskedWhen: boolean
  /** ISO 3166, where the visitor seems to be. */
  country: string | null
  /** Titles of the company's knowledge that were just offered to choose from. */
  offered: readonly string[]
  /** The last value of what may be corrected by half a sentence. */
  values: Readonly<Partial<Record<FactField, string>>>
  copy: CopyMemory
}

export const noMemory: Memory = {
  asked: new Set(),
  open: new Set(),
  needWeight: 0,
  isNeedFaint: true,
  possible: null,
  story: null,
  held: [],
  stated: new Set(),
  intent: null,
  talks: 0,
  doubts: 0,
  isWithStaff: false,
  isHouse: false,
  isOfCompany: false,
  isAskedWhen: false,
  country: null,
  offered: [],
  values: {},
  copy: noCopy,
}

/** What was understood of one message. It crosses threads and is kept, so it holds no text but quotations. */
export type Reading = {
  facts: readonly ProposedFact[]
  declined: readonly FactField[]
  /** Answered by a choice that has no value: not asked for again. */
  settled: readonly FactField[]
  withdrawn: readonly { field: FactField; quote: string }[]
  /** What each of its sentences does. */
  acts: readonly Act[]
  /** Questions to us, as typed. */
  questions: readonly string[]
  /** What may be a question too, and is looked up in the company's knowledge only. */
  lookups: readonly string[]
  callBack: CallBack | null
  /** What is said of a copy by e-mail. */
  copy: CopyWish | null
  /** What the visitor plainly wrote it in; null when it cannot be told. */
  language: Locale | null
  /** The visitor asks for a person. */
  wantsPerson: boolean
  /** What the assistant or staff asks for in it. */
  asks: readonly FactField[]
  /** The assistant sums up in it. */
  recaps: boolean
  /** Titles of the company's knowledge that the assistant offers in it. */
  offers: readonly string[]
  /** What it chooses of the titles that were offered; null where it is no such answer. */
  picked: Picked | null
  /** With what the next message is read. */
  memory: Memory
}

/** A message in which nothing is understood, or that must not be read again. */
export function unread(memory: Memory): Reading {
  return {
    facts: [],
    declined: [],
    settled: [],
    withdrawn: [],
    acts: [],
    questions: [],
    lookups: [],
    callBack: null,
    copy: null,
    language: null,
    wantsPerson: false,
    asks: [],
    recaps: false,
    offers: [],
    picked: null,
    memory,
  }
}

/** The vague need that no small talk has followed: not stored yet, and not asked for again. */
export const pendingNeed = ({ possible, talks }: Memory): PossibleNeed | null =>
  possible?.isVague && possible.talks === talks ? possible : null

/** The address that the visitor has given as theirs. */
export const ownEmail = ({ stated, values }: Memory): string | undefined =>
  stated.has('email') ? values.email : undefined
