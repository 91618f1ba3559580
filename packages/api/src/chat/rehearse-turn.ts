import { createHash } from 'node:crypto'

import type { Admin } from '@oka/contract/auth'
import { locales } from '@oka/contract/known-values'
import type {
  RehearsedDraft,
  RehearsedFact,
  RehearsedState,
  RehearsedTurn,
  RehearseTurn,
} from '@oka/contract/rehearsal'
import type { Rubric } from '@oka/contract/rubric'
import { bandOf } from '@oka/contract/band'
import type { CompanySettings } from '@oka/contract/settings'
import { timeZoneOf } from '@oka/contract/time-zone'
import { isAsked } from '@oka/db/chat/turn-input'
import type { ClaimedTurn } from '@oka/db/chat/turns'
import { newId } from '@oka/db/id'
import { inForce, type KnownFact } from '@oka/db/leads/facts'
import { readScoring } from '@oka/db/rubric'

import type { Deps } from '../deps.ts'
import type {
  AssistantInput,
  KnowledgePassage,
  KnowledgeQuestion,
  TranscriptMessage,
} from '../ports/assistant.ts'
import { companyToday, scoreToday } from '../score.ts'
import { splitArticle } from '../split-article.ts'
import { composeTurn } from './compose-turn.ts'
import { type Composed, concludeTurn } from './conclude-turn.ts'
import { needsPerson } from './run-extraction.ts'
import {
  type FindKnowledge,
  findKnowledge,
  isAllowed,
  mergePassages,
  passagesMax,
} from './find-knowledge.ts'
import { allowPromises, askedOf, leavesContact } from './keep-promises.ts'
import { selectNewFacts } from './new-facts.ts'
import { withoutPromises } from './promises.ts'
import { alreadyIdle } from './wait-until-visitor-idle.ts'
import { cutTo, type Reply } from './write-reply.ts'

export type RehearsalDeps = Pick<
  Deps,
  | 'db'
  | 'assistant'
  | 'offline'
  | 'embeddings'
  | 'findNearest'
  | 'passageIndex'
  | 'log'
  | 'publicUrl'
  | 'limits'
  | 'stopping'
>

/** What a turn of the playground takes place in. */
export type Stage = {
  company: CompanySettings
  rubric: Rubric
  article: RehearsedDraft['article']
  deps: RehearsalDeps
}

/** What is published, with the draft in its place. */
export async function setStage(
  deps: RehearsalDeps,
  { draft, by }: Pick<RehearseTurn, 'draft' | 'by'>,
): Promise<Stage> {
  const { company, rubric } = await readScoring(deps.db)
  const { persona = company.persona } = draft
  // The picture is not spoken of, and a draft has no version.
  const drafted = { ...persona, picture: company.persona.picture, version: company.persona.version }
  return {
    company: { ...company, persona: drafted },
    rubric: draft.rubric ?? rubric,
    article: draft.article,
    deps: by === 'rules' ? { ...deps, assistant: deps.offline } : deps,
  }
}

/** One turn of the playground, of which nothing is stored; calls to a model count for the budgets of staff. */
export async function rehearseTurn(
  deps: RehearsalDeps,
  admin: Admin,
  given: RehearseTurn,
  signal: AbortSignal,
): Promise<RehearsedTurn> {
  const stage = await setStage(deps, given)
  return playTurn(stage, admin, given, signal)
}

/**
 * Plays a turn by the functions that a visitor's turn is composed by, with what would be stored kept in `state` instead.
 * Counts against the limit of the member of staff.
 */
export async function playTurn(
  { company, rubric, article, deps }: Stage,
  admin: Admin,
  { locale, state, content }: Pick<RehearseTurn, 'locale' | 'state' | 'content'>,
  outer: AbortSignal,
): Promise<RehearsedTurn> {
  await deps.limits.count('rehearsed_turns', String(admin.id))
  const signal = AbortSignal.any([outer, deps.stopping])
  const { persona, country } = company
  const clock = [companyToday(company), timeZoneOf(company)]
  const seed = JSON.stringify([locale, persona, country, rubric.own, clock])
  const transcript = toTranscript([...state.messages, { role: 'visitor', content }], seed)
  const known = state.facts.map((fact) => toKnown(fact, transcript))
  const turn = toTurn(locale, transcript.length)
  const read = {
    conversationId: null,
    company,
    locale,
    transcript,
    facts: inForce(known).map(({ field, value, by }) => ({ field, value, by })),
    learntSeq: turn.learntSeq,
    ownCriteria: rubric.own.filter(isAsked),
  }
  const composed = await composeTurn(deps, turn, read, {
    owed: true,
    visitor: alreadyIdle,
    publish: () => Promise.resolve(),
    signal,
    reading: signal,
    ...(article && { find: withDraft(article) }),
  })
  const [written, found] = await Promise.all([composed.reply, composed.complete])
  if (!written) throw new Error('The turn was given up.')
  const { input } = composed
  const settled = settle(deps, { input, reply: written, extraction: found }, known)
  const facts = learn(known, found?.facts.kept ?? [], turn, input)
  const score = scoreToday(facts, company, rubric)
  return {
    ...settled,
    facts: facts.flatMap((fact) => toRehearsed(fact, transcript)),
    refused: found?.facts.refused ?? [],
    score,
    band: bandOf(score.total, rubric.thresholds),
  }
}

/** What the reply may promise, as if what it promises were stored, and what staff would have been left. */
function settle(
  deps: RehearsalDeps,
  composed: Composed & { reply: Reply },
  known: readonly KnownFact[],
): Pick<RehearsedTurn, 'reply' | 'questions' | 'callsStaff'> {
  const { input } = composed
  const { sentences, promised, extraction } = concludeTurn(deps, composed, input.locale)
  const asked = askedOf({ input, extraction, promised })
  const callsBack = Boolean(extraction?.callBack)
  const callsStaff = callsBack || (extraction !== undefined && needsPerson(extraction))
  const promises = allowPromises({
    followed: {
      question: asked.length > 0,
      callBack: callsBack,
      copy: Boolean(extraction?.copy?.address),
    },
    isPersonCalled: callsStaff,
    hasContact: known.some(isContact) || leavesContact(extraction),
  })
  const reply = cutTo(composed.reply, withoutPromises(sentences, promises, input.locale))
  const { text: content, model, promptVersion, tokens, tookMs, sources, choices } = reply
  const author = { model, promptVersion, tokens, tookMs }
  return {
    reply: { content, ...author, sources: [...sources], choices: [...choices] },
    questions: asked.map(({ quote }) => quote),
    callsStaff,
  }
}

const isContact = ({ field, rejected }: KnownFact) =>
  !rejected && (field === 'email' || field === 'phone')

/**
 * Ids in the order of `seq`, as those of stored messages are. What was read of a message is remembered by its id: two
 * have the same only after the same words, under the same draft.
 */
function toTranscript(messages: RehearsedState['messages'], seed: string): TranscriptMessage[] {
  const createdAt = new Date().toISOString()
  let said = seed
  return messages.map(({ role, content }, index) => {
    const seq = index + 1
    said = createHash('sha256')
      .update(JSON.stringify([said, role, content]))
      .digest('hex')
    const place = seq.toString(16).padStart(12, '0')
    const id = [
      place.slice(0, 8),
      place.slice(8),
      `7${said.slice(0, 3)}`,
      `8${said.slice(3, 6)}`,
      said.slice(6, 18),
    ].join('-')
    return { id, seq, role, content, createdAt }
  })
}

/** A turn that was claimed for the last of so many messages, all before which were read. */
function toTurn(locale: ClaimedTurn['locale'], lastSeq: number): ClaimedTurn {
  return {
    id: newId(),
    leadId: null,
    locale,
    mode: 'assistant',
    turn: lastSeq,
    answeredTurn: lastSeq - 1,
    lastSeq,
    heardSeq: lastSeq,
    learntSeq: lastSeq - 1,
    failures: 0,
    failedTurn: null,
    deletedAt: null,
  }
}

function toKnown(
  { field, value, by, quote, seq, rejected }: RehearsedFact,
  transcript: readonly TranscriptMessage[],
): KnownFact {
  const messageId = transcript[seq - 1]?.id ?? null
  const fact = { id: newId(), field, value, by, quote, rejected, messageId }
  return { ...fact, author: null, supersededByStaff: false }
}

function toRehearsed(
  { field, value, by, quote, messageId, rejected }: KnownFact,
  transcript: readonly TranscriptMessage[],
): RehearsedFact[] {
  // Only staff give a score by hand.
  if (field === 'fitScore') return []
  const seq = transcript.find(({ id }) => id === messageId)?.seq ?? 1
  return [{ field, value, by, quote: quote ?? '', seq, rejected }]
}

/** The facts known after the turn, as storing them would leave them. */
function learn(
  known: readonly KnownFact[],
  kept: Parameters<typeof selectNewFacts>[1],
  { id, leadId, learntSeq }: ClaimedTurn,
  input: AssistantInput,
): KnownFact[] {
  let facts = [...known]
  for (const { fact, replaces } of selectNewFacts(known, kept, { id, leadId, learntSeq }, input)) {
    const { field, value, by, messageId = null, quote = null, rejected = false } = fact
    facts = facts.filter((one) => !replaces.includes(one.id))
    const learnt = { id: fact.id, field, value, by, messageId, quote, rejected }
    facts.push({ ...learnt, author: null, supersededByStaff: false })
  }
  return facts
}

/** Passages of a draft that are looked at for one question. */
const draftPassagesMax = 200

/**
 * Looks the draft of an article up beside what is saved, and in place of what is saved of it, by words and by meaning,
 * so that as much of it comes to the turn as will once it is saved.
 */
function withDraft(article: NonNullable<RehearsedDraft['article']>): FindKnowledge {
  const { id = null, title, body, locale } = article
  const updatedAt = new Date().toISOString()
  const drafted = splitArticle({ title, body })
    .slice(0, draftPassagesMax)
    .map(({ heading, content }): KnowledgePassage => {
      return { articleId: id, title, heading, content, locale, url: null, updatedAt }
    })
  return async (deps, read, options) => {
    const questions = await deps.offline.readQuestions(read, options.signal).catch(() => [])
    if (questions.length === 0) return []
    const saved = await findKnowledge(deps, read, options)
    const { forbidden } = read.company.persona
    const ofSettings = saved.filter(({ articleId }) => articleId === null)
    const articles = [
      ...drafted.filter((one) => isAllowed(one, forbidden)),
      ...saved.filter(({ articleId }) => articleId !== null && articleId !== id),
    ]
    const found = await Promise.all(
      questions.flatMap((question) =>
        locales.map((one) => {
          const passages = articles.filter((passage) => passage.locale === one)
          return findAmong(deps, question, passages)
        }),
      ),
    )
    // What a model finds near in meaning stays: it has read no draft.
    const nearest = articles.filter(({ nearestPlace }) => nearestPlace !== undefined)
    const byWords = found.flatMap((each) => each.byWords)
    const byMeaning = found.map((each) => each.byMeaning)
    return [...mergePassages([...byWords, ...nearest], byMeaning), ...ofSettings]
  }
}

/** Of some passages, those with most of the words of a question and those nearest in meaning, the best first. */
async function findAmong(
  { offline, passageIndex }: Pick<Deps, 'offline' | 'passageIndex'>,
  question: KnowledgeQuestion,
  passages: readonly KnowledgePassage[],
): Promise<{ byWords: KnowledgePassage[]; byMeaning: KnowledgePassage[] }> {
  const { words: text, locale } = question
  const [places, byMeaning] = await Promise.all([
    // Where they cannot be ranked in time, the first do.
    offline
      .rankPassages({ passages, text, locale, size: passagesMax })
      .catch(() => [...passages.keys()].slice(0, passagesMax)),
    passageIndex.nearestAmong(question, passages, passagesMax).catch(() => []),
  ])
  return { byWords: places.map((place) => passages[place]!), byMeaning }
}
