import { setTimeout } from 'node:timers/promises'

import { lockAnyConversation, writeDraft } from '@oka/db/chat/conversations'
import { findTurnInput, type TurnInput } from '@oka/db/chat/turn-input'
import { conversationTopic } from '@oka/db/topics'
import {
  type ClaimedTurn,
  claimTurn,
  findCurrentTurn,
  leaseSeconds,
  noteFailure,
  releaseClaim,
  renewClaim,
} from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { AssistantInput } from '../ports/assistant.ts'
import { readAvailability } from './availability.ts'
import { callPerson } from './call-person.ts'
import { composeTurn } from './compose-turn.ts'
import { storeTurn, type TurnResult } from './store-turn.ts'
import { needsPerson, type CheckedExtraction, isEmpty } from './run-extraction.ts'
import { storeFacts } from './store-facts.ts'
import { storeFollowUps } from './store-follow-ups.ts'
import { assistantMode } from './switch-mode.ts'
import { alreadyIdle, watchVisitorIdle } from './wait-until-visitor-idle.ts'

/** What the model sees of a very long conversation: its last messages, limited in number and bytes. */
const transcriptSize = { maxSize: 200, maxBytes: 200_000 }

/**
 * Claims what the conversation is owed and stores it in one transaction: an answer together with
 * the facts, the lead and the score that follow from it; while a person answers, only the latter.
 * Does nothing when nothing is owed or another process holds the lease. On failure the claim is
 * released, and the sweep retries.
 *
 * A burst gets one answer (debounce): generation starts with the first message and its result is
 * stored once the visitor is idle; from the second message on it does not start before.
 * `skipDebounce` is for a visitor who has waited long enough, or who will send nothing more;
 * `claimed` for the caller that stored the message of that turn, and claimed it with that.
 */
export async function answerVisitor(
  deps: Deps,
  conversationId: string,
  { skipDebounce = false, claimed }: { skipDebounce?: boolean; claimed?: ClaimedTurn } = {},
): Promise<void> {
  const { db, processId } = deps
  const conversation = claimed ?? (await claimTurn(db, conversationId, processId))
  if (!conversation) return
  const run = new AbortController()
  const signal = AbortSignal.any([run.signal, deps.stopping])
  const progress = { isStoring: false }
  const watching = watchTurn(deps, conversation, { run, progress })
  let answered = false
  try {
    const outcome = await runTurn(deps, conversation, { skipDebounce, signal })
    progress.isStoring = true
    answered = !signal.aborted && (await storeTurn(deps, conversation, outcome))
    if (answered) storeLateFacts(deps, conversation, outcome)
  } catch (error) {
    if (!signal.aborted) {
      deps.log.warn({ err: error, conversationId }, 'The answer failed; it will be tried again.')
      // While the database is away, the failure does not count against the answer.
      await noteFailure(db, conversation).catch(() => {})
    }
  } finally {
    run.abort(ended)
    await watching
    // Storing an answer releases the claim.
    // Without a database the lease expires instead.
    if (!answered) await releaseClaim(db, conversation, processId).catch(() => {})
  }
}

// Reasons that are made once: by default each abort makes a DOMException with its stack.
const ended = new Error('The run has ended.')
const outdated = new Error('The turn is outdated.')

/**
 * Aborts the run as soon as its turn is outdated, and renews its lease until then. What is stored is checked by the
 * statement that stores it, so that the turn is not read any more by then.
 */
async function watchTurn(
  { db, bus, processId }: Deps,
  { id, turn, mode }: ClaimedTurn,
  { run, progress }: { run: AbortController; progress: { isStoring: boolean } },
): Promise<void> {
  const renewal = setInterval(
    () => {
      // A short outage of the database does not abort the run: storing the answer checks the claim.
      renewClaim(db, { id, turn }, processId).then(
        (ours) => ours || run.abort(outdated),
        () => {},
      )
    },
    (leaseSeconds * 1000) / 3,
  )
  using subscription = bus.subscribe(conversationTopic(id))
  try {
    while (await subscription.next(run.signal)) {
      if (progress.isStoring) continue
      const now = await findCurrentTurn(db, id)
      if (now?.turn !== turn || now.mode !== mode) run.abort(outdated)
    }
  } catch {
    run.abort(outdated)
  } finally {
    clearInterval(renewal)
  }
}

type ReadTurn = Pick<TurnInput, 'rubricVersion' | 'typingMs'> & {
  read: Omit<AssistantInput, 'knowledge'>
}

async function readInput({ db }: Pick<Deps, 'db'>, turn: ClaimedTurn): Promise<ReadTurn> {
  const { id, locale, learntSeq } = turn
  const { rubricVersion, typingMs, ...read } = await findTurnInput(db, turn, transcriptSize)
  return { rubricVersion, typingMs, read: { ...read, conversationId: id, locale, learntSeq } }
}

type TurnOutcome = TurnResult & {
  /** Facts that the model finds after the reply; undefined when none will come. */
  more?: Promise<CheckedExtraction | undefined>
}

/** Milliseconds that a caller waiting for the reply also waits for facts from the model. */
const lateFactsTimeoutMs = 3000

/**
 * Generates the reply and extracts facts; resolves once the visitor is idle. The result is void
 * when the signal has aborted.
 */
async function runTurn(
  deps: Deps,
  conversation: ClaimedTurn,
  { skipDebounce, signal }: { skipDebounce: boolean; signal: AbortSignal },
): Promise<TurnOutcome> {
  const reads = readInput(deps, conversation)
  const visitor = skipDebounce
    ? alreadyIdle
    : watchVisitorIdle(deps, conversation.id, {
        typingMs: reads.then((found) => found.typingMs),
        signal,
      })
  const { read, rubricVersion } = await reads
  if (isBurst(read.transcript)) await visitor.idle
  const owed = owesAnswer(conversation)
  // An extraction still running when the answer is stored is not aborted by the visitor's next
  // message.
  const reading = new AbortController()
  const abort = () => reading.abort(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  const { id, turn } = conversation
  const { input, byRules, complete, ...composed } = await composeTurn(deps, conversation, read, {
    owed,
    visitor,
    publish: (text) => writeDraft(deps.db, id, turn, text),
    signal,
    reading: reading.signal,
  })
  const factsTimeout = owed
    ? setTimeout(skipDebounce ? lateFactsTimeoutMs : 0, 'late' as const)
    : null
  const [reply] = await Promise.all([composed.reply, byRules, visitor.idle])
  const extraction = await (factsTimeout ? Promise.race([complete, factsTimeout]) : complete)
  if (extraction !== 'late') return { input, rubricVersion, reply, extraction }
  signal.removeEventListener('abort', abort)
  deps.stopping.addEventListener('abort', abort, { once: true })
  // It outlives this turn, but ends with the process.
  const more = complete.finally(() => deps.stopping.removeEventListener('abort', abort))
  return { input, rubricVersion, reply, extraction: await byRules, more }
}

const owesAnswer = ({ mode, turn, answeredTurn }: ClaimedTurn) =>
  mode === 'assistant' && answeredTurn < turn

/** Whether the visitor has sent more than one message since the last answer. */
function isBurst(transcript: AssistantInput['transcript']): boolean {
  const [last, former] = transcript
    .filter(({ role }) => role !== 'system')
    .slice(-2)
    .toReversed()
  return last?.role === 'visitor' && former?.role === 'visitor'
}

/**
 * Stores facts that the model found after the reply was stored; tried once, since they matter less
 * than an answer.
 */
function storeLateFacts(deps: Deps, before: ClaimedTurn, { input, more }: TurnOutcome): void {
  if (!more) return
  deps.runInBackground(async () => {
    const extraction = await more
    if (!extraction || isEmpty(extraction)) return
    const availability = needsPerson(extraction) ? await readAvailability(deps) : undefined
    const called = await deps.db.transaction(async (tx) => {
      const current = await lockAnyConversation(tx, before.id)
      if (!current || current.deletedAt !== null) return false
      const { learntSeq, heardSeq } = before
      await storeFacts(tx, { ...current, learntSeq, heardSeq }, input, extraction.facts)
      const { requests: questions } = extraction
      if (questions.length > 0) {
        await storeFollowUps(tx, current, input, { questions, callBack: null })
      }
      if (!availability || current.mode !== 'assistant') return false
      const modeChange = await assistantMode(tx, current)
      return (await callPerson(tx, current, availability, modeChange)) === 'made'
    })
    // Calling a person has raised the turn of an answer that may be owed.
    if (called) await answerVisitor(deps, before.id, { skipDebounce: true })
  })
}
