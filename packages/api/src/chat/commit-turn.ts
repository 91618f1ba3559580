import { appendAssistantMessage } from '@oka/db/chat/append-message'
import type { Db } from '@oka/db/client'
import { lockAnyConversation } from '@oka/db/chat/conversations'
import { insertNotification } from '@oka/db/notifications'
import type { ConversationRow } from '@oka/db/schema'
import { setExtractedSeq } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { AssistantInput } from '../ports.ts'
import { type Availability, readAvailability } from './availability.ts'
import { callPerson } from './call-person.ts'
import { callsPerson, type Hearing, isNothing } from './hear-visitor.ts'
import { keepPromises, type Kept, nothingKept } from './keep-promises.ts'
import { learnFacts } from './learn-facts.ts'
import { readPromises, withoutPromises } from './promises.ts'
import type { Reply } from './write-reply.ts'

/** What is to be stored of a turn. */
export type Thought = {
  input: AssistantInput
  reply: Reply | undefined
  heard: Hearing | undefined
}

/**
 * Stores all of it or, when the turn was lost meanwhile, nothing. What the reply promises is stored
 * with it, or not said. Whether an answer was stored.
 */
export async function commitTurn(
  deps: Deps,
  conversation: ConversationRow,
  { input, reply, heard }: Thought,
): Promise<boolean> {
  const { id, locale, heardSeq } = conversation
  const sentences = reply ? readPromises(reply.text, locale) : []
  const promised = new Set(sentences.flatMap(({ promises }) => promises))
  if (promised.size === 0 && (!heard || isNothing(heard))) {
    if (reply) return isStored(deps, deps.db, conversation, { reply, heard })
    if (heard) await setExtractedSeq(deps.db, id, heardSeq)
    return false
  }
  const availability = heard && callsPerson(heard) ? await readAvailability(deps) : undefined
  return deps.db.transaction(async (tx) => {
    const current = await lockClaimed(tx, conversation, deps.processId)
    if (!current) return false
    // Deleted while the assistant was thinking: nothing is learnt of the person, and nobody called.
    const isGone = current.deletedAt !== null
    const kept = isGone ? nothingKept : await keepPromises(tx, current, { input, heard, promised })
    if (reply) {
      const text = withoutPromises(sentences, kept.promises, locale)
      const stored = await isStored(deps, tx, conversation, { reply: { ...reply, text }, heard })
      if (!stored) throw new Error('The turn was lost under its lock.')
    }
    if (heard && !isGone) await learnFacts(tx, current, input, heard.facts)
    if (reply) await callStaff(tx, current, { calls: kept.calls, availability })
    return reply !== undefined
  })
}

type Calling = { calls: Kept['calls']; availability: Availability | undefined }

async function callStaff(
  tx: Db,
  conversation: ConversationRow,
  { calls, availability }: Calling,
): Promise<void> {
  if (calls.has('call_back_requested')) {
    const kind = 'call_back_requested'
    await insertNotification(tx, { kind, adminId: null, conversationId: conversation.id })
  }
  if (availability && calls.has('person_requested')) {
    await callPerson(tx, conversation, availability, nothingOwed)
  }
}

const nothingOwed = { mode: 'assistant', holderId: null, owesAnswer: false } as const

/** The conversation as it is now, unless its turn or the claim on it was lost. */
async function lockClaimed(
  tx: Db,
  { id, turn }: ConversationRow,
  processId: string,
): Promise<ConversationRow | undefined> {
  const current = await lockAnyConversation(tx, id)
  return current?.turn === turn && current.claimedBy === processId ? current : undefined
}

async function isStored(
  { processId }: Pick<Deps, 'processId'>,
  db: Db,
  { id, turn, learntSeq, heardSeq }: ConversationRow,
  { reply, heard }: { reply: Reply; heard: Hearing | undefined },
): Promise<boolean> {
  const { text, model, promptVersion, tokens, tookMs } = reply
  const stored = await appendAssistantMessage(db, {
    conversationId: id,
    turn,
    content: text,
    model,
    promptVersion,
    promptTokens: tokens?.prompt ?? null,
    completionTokens: tokens?.completion ?? null,
    tookMs,
    process: processId,
    learntSeq: heard ? heardSeq : learntSeq,
  })
  return stored !== undefined
}
