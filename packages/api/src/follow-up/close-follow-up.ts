import type { Admin } from '@oka/contract/auth'
import type { EventName } from '@oka/contract/event'
import type { CloseFollowUp, FollowUp } from '@oka/contract/follow-up'
import type { Db } from '@oka/db/client'
import { lockConversation } from '@oka/db/chat/conversations'
import { appendEvent } from '@oka/db/audit/events'
import { closeCopy, restoreCopy } from '@oka/db/chat/copy-consents'
import {
  closeFollowUp as close,
  findFollowUp,
  reopenFollowUp as reopen,
} from '@oka/db/chat/follow-ups'
import { endCalls } from '@oka/db/notifications'
import { conversationTopic, notify } from '@oka/db/topics'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/**
 * Closes a follow-up as answered or called, or as dismissed; a closed one stays as it is. A dismissed copy is not
 * mailed. Throws
 * `follow_up_not_found`.
 */
export async function closeFollowUp(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { id, outcome }: CloseFollowUp,
): Promise<FollowUp> {
  return change(db, admin, id, async (tx, followUp) => {
    const closing = { outcome, adminId: admin.id }
    if (!(await close(tx, followUp, closing))) return undefined
    if (followUp.kind === 'copy') await closeCopy(tx, id, closing)
    if (followUp.kind === 'call_back') {
      await endCalls(tx, followUp.conversationId, 'call_back_requested', admin.id)
    }
    return 'follow_up.closed'
  })
}

/**
 * Reopens a follow-up; an open one stays as it is. Throws `follow_up_not_found`, and `copy_settled` for a copy that was
 * mailed, or that the visitor does not want any more.
 */
export async function reopenFollowUp(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  id: string,
): Promise<FollowUp> {
  return change(db, admin, id, async (tx, { kind }) => {
    if (!(await reopen(tx, id))) return undefined
    if (kind === 'copy' && !(await restoreCopy(tx, id))) throw new DomainError('copy_settled')
    return 'follow_up.reopened'
  })
}

/** `apply` returns the event's name, undefined where nothing changed. */
async function change(
  db: Db,
  admin: Admin,
  id: string,
  apply: (tx: Db, followUp: FollowUp) => Promise<EventName | undefined>,
): Promise<FollowUp> {
  return db.transaction(async (tx) => {
    const found = await findFollowUp(tx, id)
    // Its lock keeps its lead from being deleted in between.
    const conversation = found && (await lockConversation(tx, found.conversationId))
    if (!conversation) throw new DomainError('follow_up_not_found')
    const name = await apply(tx, found)
    const after = (await findFollowUp(tx, id))!
    if (!name) return after
    await notify(tx, conversationTopic(conversation.id))
    await appendEvent(tx, {
      name,
      adminId: admin.id,
      conversationId: conversation.id,
      leadId: conversation.leadId ?? undefined,
      data: { kind: after.kind, status: after.status },
    })
    return after
  })
}
