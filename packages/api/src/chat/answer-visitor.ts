import { setTimeout } from 'node:timers/promises'

import { findAnyConversation, lockAnyConversation } from '@oka/db/chat/conversations'
import { inForce, listFacts } from '@oka/db/leads/facts'
import { listLatestMessages } from '@oka/db/chat/messages'
import type { ConversationRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'
import { conversationTopic } from '@oka/db/topics'
import {
  claimTurn,
  findClaimed,
  leaseSeconds,
  noteFailure,
  releaseClaim,
  renewClaim,
} from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { AssistantInput } from '../ports.ts'
import { readAvailability } from './availability.ts'
import { callPerson } from './call-person.ts'
import { commitTurn, type Thought } from './commit-turn.ts'
import { callsPerson, type Hearing, isNothing, listen } from './hear-visitor.ts'
import { learnFacts } from './learn-facts.ts'
import { assistantMode } from './switch-mode.ts'
import { alreadyIdle, watchVisitorIdle } from './wait-until-visitor-idle.ts'
import { writeReply } from './write-reply.ts'

/** What the model is shown of a very long conversation: its last messages, and not more of what is known than so many bytes. */
const transcriptSize = { maxSize: 200, maxBytes: 200_000 }

/**
 * Gives the conversation what it is owed: an answer together with the facts, the lead and the score
 * that follow from it, in one transaction; while a person answers, only the latter. Does nothing
 * when nothing is owed or another process is at it. What fails is given back and taken up by the
 * sweep.
 *
 * A burst gets one answer: it is begun at the first message and stored when the visitor seems to
 * have finished; from the second message on it is not even begun before. `atOnce` is for a visitor who
 * has waited long enough, or has said that nothing follows; `claimedTurn` for whoever stored the
 * message of that turn, and claimed it with that.
 */
export async function answerVisitor(
  deps: Deps,
  conversationId: string,
  { atOnce = false, claimedTurn }: { atOnce?: boolean; claimedTurn?: number } = {},
): Promise<void> {
  const { db, processId } = deps
  const conversation =
    claimedTurn === undefined
      ? await claimTurn(db, conversationId, processId)
      : await findClaimed(db, { id: conversationId, turn: claimedTurn }, processId)
  if (!conversation) return
  const run = new AbortController()
  const signal = AbortSignal.any([run.signal, deps.stopping])
  const watching = watchTurn(deps, conversation, run)
  let answered = false
  try {
    const outcome = await think(deps, conversation, { atOnce, signal })
    answered = !signal.aborted && (await commitTurn(deps, conversation, outcome))
    if (answered) learnMore(deps, conversation, outcome)
  } catch (error) {
    if (!signal.aborted) {
      deps.log.warn({ err: error, conversationId }, 'The answer failed; it will be tried again.')
      // Without a database the failure is none of the answer's.
      await noteFailure(db, conversation).catch(() => {})
    }
  } finally {
    run.abort()
    await watching
    // An answer gives the claim back by itself.
    if (!answered) await releaseClaim(db, conversation, processId)
  }
}

/** Ends the run as soon as its turn is not the current one any more, and keeps its claim alive until then. */
async function watchTurn(
  { db, bus, processId }: Deps,
  { id, turn, mode }: ConversationRow,
  run: AbortController,
): Promise<void> {
  const renewal = setInterval(
    () => {
      // A database that is away for a moment is no reason to stop: the commit checks the claim.
      renewClaim(db, { id, turn }, processId).then(
        (ours) => ours || run.abort(),
        () => {},
      )
    },
    (leaseSeconds * 1000) / 3,
  )
  using subscription = bus.subscribe(conversationTopic(id))
  try {
    while (await subscription.next(run.signal)) {
      const now = await findAnyConversation(db, id)
      if (now?.turn !== turn || now.mode !== mode) run.abort()
    }
  } catch {
    run.abort()
  } finally {
    clearInterval(renewal)
  }
}

async function readInput(
  { db }: Pick<Deps, 'db'>,
  { id, leadId, locale, lastSeq, learntSeq }: ConversationRow,
): Promise<AssistantInput> {
  const [company, facts, transcript] = await Promise.all([
    readCompany(db),
    listFacts(db, leadId === null ? { conversationId: id } : { leadId }),
    listLatestMessages(db, id, { ...transcriptSize, lastSeq, newAfter: learntSeq }),
  ])
  return {
    conversationId: id,
    company,
    locale,
    transcript,
    learntSeq,
    facts: inForce(facts),
  }
}

type Outcome = Thought & {
  /** What the model goes on to read after the reply; undefined when nothing more comes. */
  more?: Promise<Hearing | undefined>
}

/** Milliseconds that a caller who waits for the reply also waits for the facts a model finds. */
const factsPatience = 3000

/** What is to be stored once the visitor is quiet; of no worth when the signal has aborted. */
async function think(
  deps: Deps,
  conversation: ConversationRow,
  { atOnce, signal }: { atOnce: boolean; signal: AbortSignal },
): Promise<Outcome> {
  const quiet = atOnce ? alreadyIdle : watchVisitorIdle(deps, conversation.id, signal)
  const input = await readInput(deps, conversation)
  if (isBurst(input.transcript)) await quiet.idle
  if (signal.aborted) return { input, reply: undefined, heard: undefined }
  const owed = owesAnswer(conversation)
  // A model that still reads when the answer is stored is not stopped by what the visitor says next.
  const reading = new AbortController()
  const abort = () => reading.abort(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  const { own, all } = listen(deps, conversation, input, reading.signal)
  const patience = owed ? setTimeout(atOnce ? factsPatience : 0, 'late' as const) : null
  const [reply] = await Promise.all([
    owed
      ? writeReply(deps, conversation, {
          assistant: pickAssistant(deps, conversation),
          input,
          quiet,
          signal,
        })
      : undefined,
    own,
    quiet.idle,
  ])
  const heard = await (patience ? Promise.race([all, patience]) : all)
  if (heard !== 'late') return { input, reply, heard }
  signal.removeEventListener('abort', abort)
  deps.stopping.addEventListener('abort', abort, { once: true })
  // It outlives this turn, and the signal of the process outlives it.
  const more = all.finally(() => deps.stopping.removeEventListener('abort', abort))
  return { input, reply, heard: await own, more }
}

/** Failures of a turn after which the offline assistant answers it, whatever the fault was. */
const failuresMax = 3

function pickAssistant(
  { assistant, offline }: Deps,
  { turn, failedTurn, failures }: ConversationRow,
) {
  return failedTurn === turn && failures >= failuresMax ? offline : assistant
}

const owesAnswer = ({ mode, turn, answeredTurn }: ConversationRow) =>
  mode === 'assistant' && answeredTurn < turn

/** Whether the visitor has said more since the last answer than one message. */
function isBurst(transcript: AssistantInput['transcript']): boolean {
  const [last, former] = transcript
    .filter(({ role }) => role !== 'system')
    .slice(-2)
    .toReversed()
  return last?.role === 'visitor' && former?.role === 'visitor'
}

/** Learns what a model found only after the reply was stored; of less worth than an answer, so tried once. */
function learnMore(deps: Deps, before: ConversationRow, { input, more }: Outcome): void {
  if (!more) return
  deps.runInBackground(async () => {
    const heard = await more
    if (!heard || isNothing(heard)) return
    const availability = callsPerson(heard) ? await readAvailability(deps) : undefined
    const called = await deps.db.transaction(async (tx) => {
      const current = await lockAnyConversation(tx, before.id)
      if (!current || current.deletedAt !== null) return false
      const { learntSeq, heardSeq } = before
      await learnFacts(tx, { ...current, learntSeq, heardSeq }, input, heard.facts)
      if (!availability || current.mode !== 'assistant') return false
      const turnover = await assistantMode(tx, current)
      return (await callPerson(tx, current, availability, turnover)) === 'made'
    })
    // The call has raised the turn of an answer that may be owed.
    if (called) await answerVisitor(deps, before.id, { atOnce: true })
  })
}
