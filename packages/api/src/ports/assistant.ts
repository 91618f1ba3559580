import type { MessageRole } from '@oka/contract/chat'
import type { Fact, FactField } from '@oka/contract/fact'
import type { LeadDetail } from '@oka/contract/lead'
import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'
import type { TokenCount } from '@oka/contract/model-usage'
import type { PlainSection, ReportClaim, ReportDocument, ReportStep } from '@oka/contract/report'
import type { Character, RehearsedState } from '@oka/contract/rehearsal'
import type { OwnCriterion } from '@oka/contract/rubric'
import type { CompanySettings } from '@oka/contract/settings'

/** What writes replies and reports, and reads facts: a language model, or rules. */

export type TranscriptMessage = {
  id: string
  seq: number
  role: MessageRole
  content: string
  createdAt: string
}

/** What the company says of itself, as one answer quotes it. */
export type KnowledgePassage = {
  /** Null where it comes from the settings. */
  articleId: string | null
  title: string
  /** The headings above it within the article; empty where there are none. */
  heading: string
  content: string
  locale: Locale
  /** The web page it was fetched from. */
  url: string | null
  updatedAt: string
  /** Its place, from 0, among those nearest in meaning to a question; absent where it is not among them. */
  nearestPlace?: number
}

/** One conversation, and nothing else: a model never sees a second one. */
export type AssistantInput = {
  /** The visitor whose budget the call counts for; null where staff have asked. */
  conversationId: string | null
  company: CompanySettings
  locale: Locale
  /** In the order of `seq`. */
  transcript: readonly TranscriptMessage[]
  /** What is known already, staff entries included. */
  facts: readonly Pick<Fact, 'field' | 'value' | 'by'>[]
  /** The facts of messages up to this `seq` were extracted before; 0 for none. */
  learntSeq: number
  /** Criteria of the company's own that have a question; it is asked once, after the built-in ones. */
  ownCriteria?: readonly OwnCriterion[]
  /** Candidates for answers to the questions of the visitor's last messages, best first. */
  knowledge: readonly KnowledgePassage[]
}

/**
 * A proposed fact, its value written as `@oka/contract/fact-value` says. The caller keeps it only
 * if the quotation is a literal part of that message of the visitor.
 */
export type ProposedFact = {
  field: FactField
  value: string
  messageId: string
  quote: string
  /** `visitor` when it was stated, `assistant` when it was inferred. */
  by: 'visitor' | 'assistant'
}

/** What the assistant extracted from a conversation. */
export type Extraction = {
  facts: ProposedFact[]
  /** The visitor has asked for a person since the last answer. */
  wantsPerson: boolean
  /** Retractions of the visitor, with the words that express them. */
  withdrawn: { field: FactField; messageId: string; quote: string }[]
  /** Questions that the assistant cannot answer, for staff; `quote` is the question as typed. */
  questions: { messageId: string; quote: string }[]
  /** The visitor's request for a call, and its time in their words; null where they did not ask. */
  callBack: CallBack | null
  /** What the visitor says of a copy of the report by e-mail; null for nothing. */
  copy: CopyWish | null
}

export type CopyWish = {
  /** `withdrawn` takes a consent back, `refused` declines an offer. */
  kind: 'wanted' | 'refused' | 'withdrawn'
  /** The address that the visitor has given as theirs, in lower case; null while it is not known. */
  address: string | null
  messageId: string
  quote: string
  /** The assistant's question that is answered; null where the visitor asked by themselves. */
  question: { messageId: string; words: string } | null
}

export type CallBack = {
  messageId: string
  quote: string
  /** The time as typed, such as `demain vers 14h`; null where none was said. */
  time: string | null
  /** That time by the company's clock, in UTC; null where it cannot be determined, or was not said. */
  from: string | null
  until: string | null
}

/** Stored with each text: the model and the version of the prompt. */
export type Author = { model: string; promptVersion: string }

/**
 * A piece of a reply; a notice that another model answers from here on, so that all pieces before it are
 * void; the tokens used; what of the knowledge the reply quotes; the answers that its question offers; or the
 * visitor's question, as typed, that it asks back about instead of answering.
 */
export type ReplyPiece =
  | string
  | { switchedTo: Author }
  | { used: TokenCount }
  | { sources: readonly MessageSource[] }
  | { choices: readonly string[] }
  | { asksBack: string }

/** Where a proposed claim comes from: as in the document, but by the ids of messages. */
export type ProposedOrigin =
  | { kind: 'theirs'; messageIds: readonly string[]; quote: string | null }
  /** What we propose or ask. */
  | { kind: 'ours' }
  /** Messages that it quotes, which do not establish it. */
  | { kind: 'assumption'; messageIds?: readonly string[] }
  | { kind: 'staff'; author: string }

type Proposed<Claim extends ReportClaim> = Omit<Claim, 'origin'> & { origin: ProposedOrigin }

export type ProposedClaim = Proposed<ReportClaim>

export type ProposedSection =
  | { kind: PlainSection; claims: readonly ProposedClaim[] }
  | {
      kind: 'options'
      /** Services by their id, and why each fits; what else is said of them is the catalogue's. */
      options: readonly { serviceId: string; fit: ProposedClaim }[]
      claims: readonly ProposedClaim[]
    }
  | { kind: 'nextSteps'; claims: readonly Proposed<ReportStep>[] }

export type ProposedReport = { author: Author; sections: readonly ProposedSection[] }

/** What a report is written on. */
export type ReportInput = AssistantInput & {
  lead: LeadDetail
  /** Who signs it. */
  consultant: ReportDocument['consultant']
  /** Questions of the visitor that are not answered yet; `quote` is a literal part of the message. */
  openQuestions: readonly { messageId: string; quote: string }[]
}

/** A conversation of the playground, from which a visitor is played. */
export type VisitorInput = {
  character: Character
  locale: Locale
  company: CompanySettings
  messages: RehearsedState['messages']
}

/** A language model, or its substitute. It has no tools and no side effects. */
export type Assistant = Author & {
  /**
   * Writes the next message of the conversation, piece by piece. Ends only when the message is
   * complete; throws when it was cut, refused or timed out, and when `signal` aborts.
   */
  reply: (input: AssistantInput, signal: AbortSignal) => AsyncIterable<ReplyPiece>
  /** Proposes what the visitor has stated after `learntSeq`, and whether they ask for a person. */
  extract: (input: AssistantInput, signal: AbortSignal) => Promise<Extraction>
  /** Proposes the sections of a report on everything the lead has said. */
  report: (input: ReportInput, signal: AbortSignal) => Promise<ProposedReport>
  /** Plays a visitor for the playground: what they write next, null where they have nothing more to say. */
  playVisitor: (
    input: VisitorInput,
    signal: AbortSignal,
  ) => Promise<{ model: string; content: string | null }>
}

export type KnowledgeQuestion = {
  /** As typed. */
  words: string
  /** Words of the same meaning, in any language. */
  synonyms: readonly string[]
  /** What it is written in. */
  locale: Locale
  /** Its vector, as of `embedPassages`; null where it could not be made. */
  vector: readonly number[] | null
}

export type PassageText = Pick<KnowledgePassage, 'title' | 'heading' | 'content' | 'locale'>

export type PassageRanking = {
  /** What is asked. */
  text: string
  passages: readonly KnowledgePassage[]
  locale: Locale
  /** At most so many. */
  size: number
}

/** The assistant of rules, which answers without a model and verifies what a model claims. */
export type OfflineAssistant = Assistant & {
  /** The visitor's questions since the last answer that the company's knowledge may answer. */
  readQuestions: (
    input: Omit<AssistantInput, 'knowledge'>,
    signal: AbortSignal,
  ) => Promise<readonly KnowledgeQuestion[]>
  /** A vector for each passage, which is near that of a question that the passage answers. */
  embedPassages: (passages: readonly PassageText[]) => Promise<readonly (readonly number[])[]>
  /** The places of the passages that say most of what is asked, best first. */
  rankPassages: (given: PassageRanking) => Promise<readonly number[]>
  /**
   * The question whether a copy of the summary shall be e-mailed, for the end of a reply that a model has
   * written, with answers to choose from. Null unless everything else was asked, and this was not.
   */
  offerCopy: (
    input: AssistantInput,
    signal: AbortSignal,
  ) => Promise<{ text: string; choices: readonly string[] } | null>
  /**
   * For each proposal the values of its field that stand in its quotation, read as part of its
   * message and after the question before it. None where the quotation carries no such value.
   */
  readQuotes: (
    input: AssistantInput,
    proposed: readonly ProposedFact[],
    signal: AbortSignal,
  ) => Promise<readonly (readonly string[])[]>
}
