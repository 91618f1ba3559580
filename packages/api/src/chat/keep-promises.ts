import type { Db } from '@oka/db/client'
import { findCallDelay, wasCalled } from '@oka/db/notifications'
import type { ConversationRow } from '@oka/db/schema'

import type { AssistantInput } from '../ports.ts'
import { callsPerson, type Hearing } from './hear-visitor.ts'
import type { PromiseKind } from './promises.ts'
import { type Followed, storeFollowUps } from './store-follow-ups.ts'

export type Kept = {
  /** What a reply may promise. */
  promises: ReadonlySet<PromiseKind>
  /** The calls on staff that are to be made, and may be. */
  calls: ReadonlySet<'person_requested' | 'call_back_requested'>
}

export const nothingKept: Kept = { promises: new Set(), calls: new Set() }

type Said = {
  input: AssistantInput
  heard: Hearing | undefined
  promised: ReadonlySet<PromiseKind>
}

/**
 * Stores what the visitor waits for, and tells what the reply may promise: what there is a row of. A
 * question that the reply passes on, though none was heard, is what the visitor wrote last. The
 * caller's transaction holds the conversation's lock.
 */
export async function keepPromises(
  tx: Db,
  conversation: ConversationRow,
  { input, heard, promised }: Said,
): Promise<Kept> {
  const { questions = [], callBack = null } = heard ?? {}
  const asked = questions.length === 0 && promised.has('question') ? lastWords(input) : questions
  const followed = await storeFollowUps(tx, conversation, input, { questions: asked, callBack })
  const calls = await allowedCalls(tx, conversation, { heard, followed })
  const isKept: Record<PromiseKind, boolean> = {
    question: followed.question,
    call_back: followed.callBack,
    person: calls.size > 0 || (promised.has('person') && (await isCalled(tx, conversation, heard))),
    contact: isReachable(conversation, heard) || followed.question || followed.callBack,
    // The report, and a copy of it, are staff's to send.
    mail: false,
  }
  const kinds = Object.keys(isKept) as PromiseKind[]
  return { promises: new Set(kinds.filter((kind) => isKept[kind])), calls }
}

/** What the visitor wrote last, unless it has been answered. */
function lastWords({ transcript }: AssistantInput): Hearing['questions'] {
  const last = transcript.findLast(({ role }) => role !== 'system')
  const quote = last?.content.trim()
  return last?.role === 'visitor' && quote ? [{ messageId: last.id, quote }] : []
}

async function allowedCalls(
  tx: Db,
  conversation: ConversationRow,
  { heard, followed }: { heard: Hearing | undefined; followed: Followed },
): Promise<Kept['calls']> {
  const wanted = [
    ...(heard && callsPerson(heard) ? (['person_requested'] as const) : []),
    ...(followed.isNewCall ? (['call_back_requested'] as const) : []),
  ]
  const isTooMuch = wanted.length > 0 && (await findCallDelay(tx, conversation)) !== null
  return new Set(isTooMuch ? [] : wanted)
}

/** Staff were called before, and are not to be called again now. */
async function isCalled(
  tx: Db,
  { id }: ConversationRow,
  heard: Hearing | undefined,
): Promise<boolean> {
  return !(heard && callsPerson(heard)) && wasCalled(tx, id, 'person_requested')
}

/** There is a lead that staff see, or there will be. */
function isReachable({ leadId }: ConversationRow, heard: Hearing | undefined): boolean {
  const kept = heard?.facts.kept ?? []
  return (
    leadId !== null ||
    kept.some(({ field, rejected }) => !rejected && (field === 'email' || field === 'phone'))
  )
}
