import type { AnswerCard, RateAnswer, SettleAnswer } from '@oka/contract/answer'
import type { Admin } from '@oka/contract/auth'
import type { EventName } from '@oka/contract/event'
import { appendEvent } from '@oka/db/audit/events'
import {
  deleteRating,
  findAnswerById,
  settleRating,
  type StoredAnswer,
  storeRating,
} from '@oka/db/chat/answers'
import { lockConversation } from '@oka/db/chat/conversations'
import type { Db } from '@oka/db/client'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { readAnswer } from './read-answer.ts'

/** Rates an answer, or takes the rating back. Throws `answer_not_found`. */
export async function rateAnswer(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { messageId, verdict, reason }: RateAnswer,
): Promise<AnswerCard> {
  return change(db, admin, messageId, async (tx) => {
    if (verdict === null) {
      if (!(await deleteRating(tx, messageId))) return undefined
    } else await storeRating(tx, { messageId, reason }, { verdict, authorId: admin.id })
    return { name: 'answer.rated', data: { verdict: verdict ?? 'none' } }
  })
}

/** Marks a rated answer as worked off, or opens it again. Throws `answer_not_found` where it is not rated. */
export async function settleAnswer(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { messageId, isDone }: SettleAnswer,
): Promise<AnswerCard> {
  return change(db, admin, messageId, async (tx, { rating }) => {
    if (!rating) throw new DomainError('answer_not_found')
    const isChanged = await settleRating(tx, messageId, { isDone, adminId: admin.id })
    return isChanged ? { name: 'answer.settled', data: { isDone } } : undefined
  })
}

type Change = { name: EventName; data: Record<string, string | boolean> }

/** `apply` returns the event to record, undefined where nothing changed. */
async function change(
  db: Db,
  admin: Admin,
  messageId: string,
  apply: (tx: Db, answer: StoredAnswer) => Promise<Change | undefined>,
): Promise<AnswerCard> {
  return db.transaction(async (tx) => {
    const found = await findAnswerById(tx, messageId)
    // Its lock keeps its lead from being deleted in between.
    const conversation = found && (await lockConversation(tx, found.conversationId))
    if (!conversation) throw new DomainError('answer_not_found')
    const event = await apply(tx, found)
    const after = await readAnswer({ db: tx }, messageId)
    if (!event) return after
    await appendEvent(tx, {
      ...event,
      adminId: admin.id,
      conversationId: conversation.id,
      leadId: conversation.leadId ?? undefined,
    })
    return after
  })
}
