import { isNull, sql } from 'drizzle-orm'

import { conversations, events, leads } from './schema.ts'

// A deleted lead is invisible to staff: every query for staff has one of these conditions, or uses
// a query that has; the visitor keeps the own conversation.
// apps/server/src/integration/deletion.test.ts calls every procedure that reads, so that a missing
// condition is noticed.

export const leadIsVisible = isNull(leads.deletedAt)

/** Of a conversation: `deletedAt` follows its lead's, so that no join is needed. */
export const conversationIsVisible = isNull(conversations.deletedAt)

/** Of what belongs to a conversation, or to none, in a query that does not have its row. */
export const isInVisibleConversation = (id: unknown) =>
  sql`not exists (select from conversations as gone where gone.id = ${id} and gone.deleted_at is not null)`

/** The same of what belongs to a lead, or to none. */
export const isOfVisibleLead = (id: unknown) =>
  sql`not exists (select from leads as gone where gone.id = ${id} and gone.deleted_at is not null)`

/** Of mails: none of the conversations it speaks of is deleted. */
export const mailIsOfVisibleConversations = sql`not exists (
  select from mail_conversations
  inner join conversations as gone on gone.id = mail_conversations.conversation_id
  where mail_conversations.mail_id = mails.id and gone.deleted_at is not null
)`

/** The conversation an event names; tampered with, it names none. */
const conversationId = sql`case when ${events.conversationId} ~ '^[0-9a-f-]{36}$' then ${events.conversationId}::uuid end`

/**
 * Whether an event is about a deleted lead: names it, or its conversation before the visitor went on
 * in it without the lead.
 */
export const eventIsOfDeletedLead = sql<boolean>`(
  exists (select from leads as gone where gone.id = ${events.leadId} and gone.deleted_at is not null)
  or exists (select from conversations as gone where gone.id = ${conversationId} and gone.deleted_at is not null)
  or exists (
    select from conversations as gone
    where gone.continued_by = ${conversationId} and gone.deleted_at is not null
      and ${events.createdAt} between gone.created_at and gone.continued_at
  )
)`
