import { createHmac } from 'node:crypto'

import { type SQL, sql } from 'drizzle-orm'

/** A key of the seals. Its id, stored with each seal, reveals nothing of it. */
export type AuditKey = { id: string; key: Uint8Array }

/** The keys of this installation; none of them is in the database. */
export type AuditKeys = {
  /** The key of new seals. */
  current: AuditKey
  /** Undefined for a key that this installation never had. */
  find: (id: string) => AuditKey | undefined
}

/**
 * Everything of an event that its seal covers, as PostgreSQL writes it; null in every column for a
 * removed event.
 */
export type SealedContent = {
  id: string | null
  name: string | null
  adminId: string | null
  leadId: string | null
  conversationId: string | null
  data: string | null
  /** Seconds since 1970 with every digit that is stored. */
  createdAt: string | null
  previousHash: string | null
  hash: string | null
}

/** The columns of `SealedContent`, of `events as event`. */
export const sealedColumns = sql`
  event.id::text as "id", event.name::text as "name", event.admin_id::text as "adminId",
  event.lead_id::text as "leadId", event.conversation_id::text as "conversationId",
  event.data::text as "data", extract(epoch from event.created_at)::text as "createdAt",
  event.previous_hash as "previousHash", event.hash as "hash"`

/** What a seal holds of the personal values, of `event_details as details`: nothing without the salt. */
export const sealedDetails: SQL = sql`
  case when details.event_id is not null then encode(sha256(convert_to(
    jsonb_build_array(details.salt, details.before, details.after)::text, 'UTF8')), 'hex') end`

export type SealPosition = {
  /** Of the seal before; empty for the first. */
  previous: string
  number: number
  /** Seconds since 1970, as PostgreSQL writes them. */
  sealedAt: string
  /** Whether nothing else waited when it was sealed. */
  drained: boolean
  eventId: string
  details: string | null
}

/** The hash of a seal: HMAC-SHA-256 over JSON, which leaves no doubt where a value ends. */
export function sealHash(
  { id, key }: AuditKey,
  place: SealPosition,
  content: SealedContent,
): string {
  const { previous, number, sealedAt, drained, eventId, details } = place
  const text = JSON.stringify([
    'oka.event.1',
    [id, previous, number, sealedAt, drained, eventId, details],
    [content.id, content.name, content.adminId, content.leadId, content.conversationId],
    [content.data, content.createdAt, content.previousHash, content.hash],
  ])
  return createHmac('sha256', key).update(text).digest('hex')
}
