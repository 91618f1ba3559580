import { sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { eventDetails } from './schema.ts'

/** What is recorded; the names feed the timeline, the audit and the figures. */
export type EventName =
  | 'admin.created'
  | 'admin.signed_in'
  | 'conversation.taken_over'
  | 'conversation.released'
  | 'conversation.closed'
  | 'conversation.reopened'
  | 'lead.created'
  | 'lead.updated'
  | 'lead.deleted'
  | 'report.requested'
  | 'report.ready'
  | 'report.failed'
  | 'mail.queued'
  | 'mail.sent'
  | 'mail.failed'

export type NewEvent = {
  name: EventName
  adminId?: number | undefined
  leadId?: number | undefined
  conversationId?: string | undefined
  /** Nothing personal. */
  data?: Record<string, string | number | boolean | null>
  /** The personal before and after. */
  details?: { before?: Record<string, unknown>; after?: Record<string, unknown> }
}

/**
 * Adds to the chain of events. Takes a lock on the chain until the transaction ends: call it last,
 * so that it is held shortly and never before another lock.
 */
export async function appendEvent(tx: Db, event: NewEvent): Promise<void> {
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into events (name, admin_id, lead_id, conversation_id, data)
    values (
      ${event.name}, ${event.adminId ?? null}, ${event.leadId ?? null},
      ${event.conversationId ?? null}, ${JSON.stringify(event.data ?? {})}::jsonb
    )
    returning id`)
  if (!event.details) return
  await tx.insert(eventDetails).values({ eventId: Number(row!.id), ...event.details })
}
