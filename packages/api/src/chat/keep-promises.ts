import type { Db } from '@oka/db/client'
import { findCallDelay, wasCalled } from '@oka/db/notifications'
import type { ConversationRow } from '@oka/db/schema'

import type { AssistantInput } from '../ports/assistant.ts'
import { needsPerson, type CheckedExtraction } from './run-extraction.ts'
import type { PromiseKind } from './promises.ts'
import { storeCopy } from './store-copy.ts'
import { type Followed, storeFollowUps } from './store-follow-ups.ts'

export type AllowedPromises = {
  /** What a reply may promise. */
  promises: ReadonlySet<PromiseKind>
  /** Calls on staff to make, as far as the limits allow. */
  calls: ReadonlySet<'person_requested' | 'call_back_requested'>
}

export const nothingKept: AllowedPromises = { promises: new Set(), calls: new Set() }

type Said = {
  input: AssistantInput
  extraction: CheckedExtraction | undefined
  promised: ReadonlySet<PromiseKind>
}

/**
 * Stores what the visitor waits for, and returns what the reply may promise: only what is stored. A
 * question that the reply passes on, though none was extracted, is the visitor's last message. The
 * caller's transaction holds the conversation's lock.
 */
export async function keepPromises(
  tx: Db,
  conversation: ConversationRow,
  { input, extraction, promised }: Said,
): Promise<AllowedPromises> {
  const asked = askedOf({ input, extraction, promised })
  const callBack = extraction?.callBack ?? null
  const stored = await storeFollowUps(tx, conversation, input, { questions: asked, callBack })
  const copy = await storeCopy(tx, conversation, { input, extraction, isPending: stored.copy })
  const followed = { ...stored, copy }
  const calls = await allowedCalls(tx, conversation, { extraction, followed })
  const isPersonCalled =
    calls.size > 0 || (promised.has('person') && (await isCalled(tx, conversation, extraction)))
  const hasContact = conversation.leadId !== null || leavesContact(extraction)
  return { promises: allowPromises({ followed, isPersonCalled, hasContact }), calls }
}

type Backed = {
  followed: Pick<Followed, 'question' | 'callBack' | 'copy'>
  isPersonCalled: boolean
  /** There is a lead that staff can see, or there will be. */
  hasContact: boolean
}

/** What a reply may promise, by what stands behind it. */
export function allowPromises({ followed, isPersonCalled, hasContact }: Backed): Set<PromiseKind> {
  const isKept: Record<PromiseKind, boolean> = {
    question: followed.question,
    call_back: followed.callBack,
    person: isPersonCalled,
    contact: hasContact || followed.question || followed.callBack,
    copy: followed.copy,
    // Nothing else is mailed.
    mail: false,
  }
  const kinds = Object.keys(isKept) as PromiseKind[]
  return new Set(kinds.filter((kind) => isKept[kind]))
}

/** The questions that staff are left. */
export function askedOf({ input, extraction, promised }: Said): CheckedExtraction['questions'] {
  const questions = extraction?.questions ?? []
  return questions.length === 0 && promised.has('question') ? lastMessage(input) : questions
}

/** The visitor's last message, unless it was answered. */
function lastMessage({ transcript }: AssistantInput): CheckedExtraction['questions'] {
  const last = transcript.findLast(({ role }) => role !== 'system')
  const quote = last?.content.trim()
  return last?.role === 'visitor' && quote ? [{ messageId: last.id, quote }] : []
}

async function allowedCalls(
  tx: Db,
  conversation: ConversationRow,
  { extraction, followed }: { extraction: CheckedExtraction | undefined; followed: Followed },
): Promise<AllowedPromises['calls']> {
  const wanted = [
    ...(extraction && needsPerson(extraction) ? (['person_requested'] as const) : []),
    ...(followed.isNewCall ? (['call_back_requested'] as const) : []),
  ]
  const isTooMuch = wanted.length > 0 && (await findCallDelay(tx, conversation)) !== null
  return new Set(isTooMuch ? [] : wanted)
}

/** Staff were called before, and must not be called again yet. */
async function isCalled(
  tx: Db,
  { id }: ConversationRow,
  extraction: CheckedExtraction | undefined,
): Promise<boolean> {
  return !(extraction && needsPerson(extraction)) && wasCalled(tx, id, 'person_requested')
}

/** The visitor has said how to be reached. */
export const leavesContact = (extraction: CheckedExtraction | undefined): boolean =>
  (extraction?.facts.kept ?? []).some(
    ({ field, rejected }) => !rejected && (field === 'email' || field === 'phone'),
  )
