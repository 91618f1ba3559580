import type { Admin } from '@oka/contract/auth'
import type { Notification } from '@oka/contract/notification'
import { appendEvent } from '@oka/db/audit/events'
import { acknowledge, findNotification } from '@oka/db/notifications'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/** Acknowledges a call on the caller or on all; an acknowledged one stays as it is. */
export async function acknowledgeNotification(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  id: string,
): Promise<Notification> {
  return db.transaction(async (tx) => {
    const ended = await acknowledge(tx, { id }, admin.id)
    const notification = await findNotification(tx, id, admin.id)
    if (!notification) throw new DomainError('notification_not_found')
    if (ended.length > 0) {
      const { kind, conversationId, lead } = notification
      await appendEvent(tx, {
        name: 'notification.acknowledged',
        adminId: admin.id,
        conversationId: conversationId ?? undefined,
        leadId: lead?.id,
        data: { kind },
      })
    }
    return notification
  })
}
