import type { Admin } from '@oka/contract/auth'
import { foldAccents } from '@oka/contract/fold-text'
import type { Locale } from '@oka/contract/locale'
import {
  type PlayConversation,
  type PlayedConversation,
  type PlayedTurn,
  type RehearsalCheck,
  type RehearsalExpectation,
  rehearsalLinesMax,
  type RehearsedState,
} from '@oka/contract/rehearsal'
import { findConversation } from '@oka/db/chat/conversations'
import { listMessages } from '@oka/db/chat/messages'
import { findRehearsal } from '@oka/db/rehearsals'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { playTurn, type RehearsalDeps, setStage } from './rehearse-turn.ts'

/** Milliseconds after which no further turn is begun: proxies mostly give up a call after a minute. */
const playTimeMs = 45_000
/** Messages of a past conversation that are looked at. */
const pastSize = 500

type Script = {
  locale: Locale
  lines: { said: string; formerly: string | null }[]
  expected: RehearsalExpectation | null
}

/**
 * Plays a saved or a past conversation from its first message, and checks what it yields. Nothing of it is stored. Throws
 * `rehearsal_not_found` and `conversation_not_found`.
 */
export async function playConversation(
  deps: RehearsalDeps,
  admin: Admin,
  { draft, by, of }: PlayConversation,
  signal: AbortSignal,
): Promise<PlayedConversation> {
  const { locale, lines, expected } = await readScript(deps, of)
  const stage = await setStage(deps, { draft, by })
  const until = performance.now() + playTimeMs
  let state: RehearsedState = { messages: [], facts: [] }
  const turns: PlayedTurn[] = []
  for (const { said, formerly } of lines.slice(0, rehearsalLinesMax)) {
    if (performance.now() > until) break
    const turn = await playTurn(stage, admin, { locale, state, content: said }, signal).catch(
      (error: unknown) => {
        // What was played and paid for is shown; the rest is cut.
        const isLimit = error instanceof DomainError && error.problem === 'too_many_requests'
        if (isLimit && turns.length > 0) return null
        throw error
      },
    )
    if (!turn) break
    turns.push({ said, formerly, turn })
    state = {
      messages: [
        ...state.messages,
        { role: 'visitor', content: said },
        { role: 'assistant', content: turn.reply.content },
      ],
      facts: turn.facts,
    }
  }
  const isCut = turns.length < lines.length
  // What was not said can yield nothing.
  return { locale, turns, isCut, checks: expected && !isCut ? checkTurns(expected, turns) : [] }
}

async function readScript({ db }: Pick<Deps, 'db'>, of: PlayConversation['of']): Promise<Script> {
  if ('rehearsalId' in of) {
    const saved = await findRehearsal(db, of.rehearsalId)
    if (!saved) throw new DomainError('rehearsal_not_found')
    const { locale, lines, expected } = saved
    return { locale, expected, lines: lines.map((said) => ({ said, formerly: null })) }
  }
  if ('lines' in of) {
    const lines = of.lines.map((said) => ({ said, formerly: null }))
    return { locale: of.locale, lines, expected: null }
  }
  const conversation = await findConversation(db, of.conversationId)
  if (!conversation) throw new DomainError('conversation_not_found')
  const messages = await listMessages(db, conversation.id, 0, pastSize)
  const lines = messages.flatMap(({ role, content }, index) => {
    if (role !== 'visitor') return []
    // Of a burst the last message was replied to.
    const next = messages.slice(index + 1).find((one) => one.role !== 'system')
    const isAnswered = next?.role === 'assistant' || next?.role === 'agent'
    return [{ said: content, formerly: isAnswered ? next.content : null }]
  })
  return { locale: conversation.locale, lines, expected: null }
}

/** Whether the turns have yielded what they should. */
export function checkTurns(
  { facts, band, answers }: RehearsalExpectation,
  turns: readonly PlayedTurn[],
): RehearsalCheck[] {
  const last = turns.at(-1)?.turn
  const known = new Map(
    (last?.facts ?? [])
      .filter(({ rejected }) => !rejected)
      .map(({ field, value }) => [field, value]),
  )
  const ofFacts = facts.map(({ field, value }): RehearsalCheck => {
    const found = known.get(field) ?? null
    const isMet = field === 'need' ? speaksOf(found, value) : isSame(found, value)
    return { kind: 'fact', of: field, expected: value, found, isMet }
  })
  const ofBand: RehearsalCheck[] =
    band === null || !last
      ? []
      : [{ kind: 'band', of: null, expected: band, found: last.band, isMet: last.band === band }]
  const ofAnswers = answers.map(({ line, source }): RehearsalCheck => {
    const sources = turns[line - 1]?.turn.reply.sources ?? []
    const found = sources.length > 0 ? sources.map(({ title }) => title).join(', ') : null
    const isMet =
      source === null
        ? sources.length === 0
        : sources.some(({ title, quote }) => speaksOf(`${title}\n${quote}`, source))
    return { kind: 'answer', of: String(line), expected: source, found, isMet }
  })
  return [...ofFacts, ...ofBand, ...ofAnswers]
}

const folded = (text: string) => foldAccents(text).replaceAll(/\s+/g, ' ').trim()

const isSame = (found: string | null, expected: string | null) =>
  found === null || expected === null ? found === expected : folded(found) === folded(expected)

/** A need is a sentence of the visitor's; a few words of it are enough. */
const speaksOf = (found: string | null, expected: string | null) =>
  found === null || expected === null
    ? found === expected
    : folded(found).includes(folded(expected))
