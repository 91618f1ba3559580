import { appendAssistantMessage, type NewAnswer } from '@oka/db/append-message'
import type { Db } from '@oka/db/client'
import { findAnyConversation, lockAnyConversation } from '@oka/db/conversations'
import { listFacts } from '@oka/db/facts'
import { listLatestMessages } from '@oka/db/messages'
import type { ConversationRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'
import { conversationTopic } from '@oka/db/topics'
import {
  claimTurn,
  findClaimed,
  leaseSeconds,
  releaseClaim,
  renewClaim,
  setLearnt,
} from '@oka/db/turns'

import type { Deps } from '../deps.ts'
import type { AssistantInput, Heard } from '../ports.ts'
import { readAvailability } from './availability.ts'
import { callPerson } from './call-person.ts'
import { learnFacts } from './learn-facts.ts'
import { alreadyQuiet, awaitQuiet, type Quiet } from './wait-for-quiet.ts'
import { type Reply, writeReply } from './write-reply.ts'

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
    const quiet = atOnce ? alreadyQuiet : awaitQuiet(deps, conversationId, signal)
    const outcome = await think(deps, conversation, quiet, signal)
    answered = !signal.aborted && (await commit(deps, conversation, outcome))
  } catch (error) {
    if (!signal.aborted) {
      deps.log.warn({ err: error, conversationId }, 'The answer failed; it will be tried again.')
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
  { db, topics, processId }: Deps,
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
  using follower = topics.follow(conversationTopic(id))
  try {
    while (await follower.next(run.signal)) {
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
    facts: facts.filter(({ supersededByStaff }) => !supersededByStaff),
  }
}

type Outcome = {
  input: AssistantInput
  reply: Reply | undefined
  heard: Heard | undefined
}

/** What is to be stored once the visitor is quiet; of no worth when the signal has aborted. */
async function think(
  deps: Deps,
  conversation: ConversationRow,
  quiet: Quiet,
  signal: AbortSignal,
): Promise<Outcome> {
  const input = await readInput(deps, conversation)
  if (isBurst(input.transcript)) await quiet.come
  if (signal.aborted) return { input, reply: undefined, heard: undefined }
  const [reply, heard] = await Promise.all([
    owesAnswer(conversation) ? writeReply(deps, conversation, { input, quiet, signal }) : undefined,
    listen(deps, conversation, input, signal),
    quiet.come,
  ])
  return { input, reply, heard }
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

/** What the assistant heard in it; undefined when that failed, to be tried again without holding the answer up, or has to wait because the lead is deleted. */
async function listen(
  { assistant, log }: Pick<Deps, 'assistant' | 'log'>,
  { id, deletedAt, learntSeq, heardSeq }: ConversationRow,
  input: AssistantInput,
  signal: AbortSignal,
): Promise<Heard | undefined> {
  if (deletedAt !== null) return undefined
  if (learntSeq >= heardSeq) {
    return { facts: [], wantsPerson: false, withdrawn: [], questions: [], callBack: null }
  }
  try {
    return await assistant.extract(input, signal)
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error, conversationId: id }, 'Nothing could be learnt.')
    return undefined
  }
}

/** Stores all of it or, when the turn was lost meanwhile, nothing. Whether an answer was stored. */
async function commit(
  deps: Deps,
  conversation: ConversationRow,
  { input, reply, heard }: Outcome,
): Promise<boolean> {
  const answer = reply && toAnswer(deps, conversation, reply, heard)
  if (!heard || isNothing(heard)) {
    if (answer) return isStored(deps.db, answer)
    if (heard) await setLearnt(deps.db, conversation.id, conversation.heardSeq)
    return false
  }
  const availability = heard.wantsPerson ? await readAvailability(deps) : undefined
  return deps.db.transaction(async (tx) => {
    const current = answer
      ? (await isStored(tx, answer)) && (await lockAnyConversation(tx, conversation.id))
      : await lockClaimed(tx, conversation, deps.processId)
    if (!current) return false
    // Deleted while the assistant was thinking: nothing is learnt of the person, and nobody called.
    if (current.deletedAt !== null) return answer !== undefined
    const learnt = answer ? conversation : current
    await learnFacts(tx, learnt, input, heard.facts)
    if (answer && availability) await callPerson(tx, conversation, availability, nothingOwed)
    return answer !== undefined
  })
}

/** The conversation as it is now, unless its turn or the claim on it was lost. */
async function lockClaimed(
  tx: Db,
  { id, turn }: ConversationRow,
  processId: string,
): Promise<ConversationRow | undefined> {
  const current = await lockAnyConversation(tx, id)
  return current?.turn === turn && current.claimedBy === processId ? current : undefined
}

const isStored = async (db: Db, answer: NewAnswer): Promise<boolean> =>
  (await appendAssistantMessage(db, answer)) !== undefined

const isNothing = ({ facts, wantsPerson }: Heard) => facts.length === 0 && !wantsPerson

function toAnswer(
  { processId }: Deps,
  { id, turn, learntSeq, heardSeq }: ConversationRow,
  { text, model }: Reply,
  heard: Heard | undefined,
): NewAnswer {
  return {
    conversationId: id,
    turn,
    content: text,
    model,
    process: processId,
    learntSeq: heard ? heardSeq : learntSeq,
  }
}

const nothingOwed = { mode: 'assistant', holderId: null, owesAnswer: false } as const
