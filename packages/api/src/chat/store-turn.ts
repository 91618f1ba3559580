import { appendAssistantMessage } from '@oka/db/chat/append-message'
import type { Db } from '@oka/db/client'
import { lockAnyConversation } from '@oka/db/chat/conversations'
import { insertNotification } from '@oka/db/notifications'
import type { ConversationRow } from '@oka/db/schema'
import { type ClaimedTurn, setExtractedSeq } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import type { AssistantInput } from '../ports/assistant.ts'
import { type Availability, readAvailability } from './availability.ts'
import { callPerson } from './call-person.ts'
import { concludeTurn } from './conclude-turn.ts'
import { needsPerson, type CheckedExtraction, isEmpty } from './run-extraction.ts'
import { keepPromises, type AllowedPromises, nothingKept } from './keep-promises.ts'
import { storeFacts } from './store-facts.ts'
import { withoutPromises } from './promises.ts'
import { cutTo, type Reply } from './write-reply.ts'

/** Everything to store of a turn. */
export type TurnResult = {
  input: AssistantInput
  /** The version of the rubric in use. */
  rubricVersion: number
  reply: Reply | undefined
  extraction: CheckedExtraction | undefined
}

/**
 * Stores all of it or, when the turn was lost in between, nothing. Promises in the reply are stored
 * with it, or removed from it. Returns whether an answer was stored.
 */
export async function storeTurn(
  deps: Deps,
  conversation: ClaimedTurn,
  result: TurnResult,
): Promise<boolean> {
  const { input, reply, rubricVersion } = result
  const { id, locale, heardSeq } = conversation
  const { sentences, promised, extraction } = concludeTurn(deps, result, locale)
  if (promised.size === 0 && (!extraction || isEmpty(extraction))) {
    if (reply) return storeAnswer(deps, deps.db, conversation, { reply, extraction, rubricVersion })
    if (extraction) await setExtractedSeq(deps.db, id, heardSeq)
    return false
  }
  const availability =
    extraction && needsPerson(extraction) ? await readAvailability(deps) : undefined
  return deps.db.transaction(async (tx) => {
    const current = await lockClaimed(tx, conversation, deps.processId)
    if (!current) return false
    // Deleted during generation: no facts about the person are stored, and no call is made.
    const isGone = current.deletedAt !== null
    const kept = isGone
      ? nothingKept
      : await keepPromises(tx, current, { input, extraction, promised })
    if (reply) {
      const text = withoutPromises(sentences, kept.promises, locale)
      const stored = await storeAnswer(deps, tx, conversation, {
        reply: cutTo(reply, text),
        extraction,
        rubricVersion,
      })
      if (!stored) throw new Error('The turn was lost under its lock.')
    }
    if (extraction && !isGone) await storeFacts(tx, current, input, extraction.facts)
    if (reply) await callStaff(tx, current, { calls: kept.calls, availability })
    return reply !== undefined
  })
}

type CallPlan = { calls: AllowedPromises['calls']; availability: Availability | undefined }

async function callStaff(
  tx: Db,
  conversation: ConversationRow,
  { calls, availability }: CallPlan,
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

/** Locks the conversation; undefined when its turn or its claim was lost. */
async function lockClaimed(
  tx: Db,
  { id, turn }: ClaimedTurn,
  processId: string,
): Promise<ConversationRow | undefined> {
  const current = await lockAnyConversation(tx, id)
  return current?.turn === turn && current.claimedBy === processId ? current : undefined
}

type StoredAnswer = Pick<TurnResult, 'extraction' | 'rubricVersion'> & { reply: Reply }

async function storeAnswer(
  { processId }: Pick<Deps, 'processId'>,
  db: Db,
  { id, turn, learntSeq, heardSeq }: ClaimedTurn,
  { reply, extraction, rubricVersion }: StoredAnswer,
): Promise<boolean> {
  const { text, model, promptVersion, tokens, tookMs, sources, choices } = reply
  const stored = await appendAssistantMessage(db, {
    conversationId: id,
    turn,
    content: text,
    model,
    promptVersion,
    promptTokens: tokens?.prompt ?? null,
    completionTokens: tokens?.completion ?? null,
    tookMs,
    rubricVersion,
    sources,
    choices,
    process: processId,
    learntSeq: extraction ? heardSeq : learntSeq,
  })
  return stored !== undefined
}
