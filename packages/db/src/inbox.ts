import type { ConversationMode, InboxConversation } from '@oka/contract/chat'
import { and, desc, eq, isNull, lt, ne, or, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { admins, conversations, type ConversationRow, leads, messages, reads } from './schema.ts'

export type InboxQuery = {
  mode: ConversationMode | undefined
  leadId: number | undefined
  conversationId: string | undefined
  limit: number
  /** Where the page before ended. */
  after: { activeAt: string; id: string } | undefined
  /** Whose unread messages are counted. */
  adminId: number
}

/** Messages that are counted as unread; there are no more than "99+" to see. */
const unreadMax = 100

/** The conversations in which something was said, the liveliest first. */
export async function listInbox(db: Db, query: InboxQuery): Promise<InboxConversation[]> {
  const { mode, leadId, conversationId, limit, after, adminId } = query
  const last = db
    .select({
      role: messages.role,
      content: sql<string>`left(${messages.content}, 200)`.as('last_content'),
      createdAt: messages.createdAt,
    })
    .from(messages)
    .where(and(eq(messages.conversationId, conversations.id), ne(messages.role, 'system')))
    .orderBy(desc(messages.seq))
    .limit(1)
    .as('last')
  const seen = db
    .select({ seq: reads.seq })
    .from(reads)
    .where(and(eq(reads.conversationId, conversations.id), eq(reads.adminId, adminId)))
  const unseen = db
    .select({ seq: messages.seq })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversations.id),
        eq(messages.role, 'visitor'),
        sql`${messages.seq} > coalesce((${seen}), 0)`,
      ),
    )
    .limit(unreadMax)
    .as('unseen')
  const unread = db.select({ count: sql<number>`count(*)::integer` }).from(unseen)
  const rows = await db
    .select({
      unread: sql<number>`(${unread})`,
      conversation: conversations,
      lead: leads,
      holderName: admins.name,
      last: { role: last.role, content: last.content, createdAt: last.createdAt },
    })
    .from(conversations)
    .innerJoinLateral(last, sql`true`)
    .leftJoin(leads, and(eq(leads.id, conversations.leadId), isNull(leads.deletedAt)))
    .leftJoin(admins, eq(admins.id, conversations.holderId))
    .where(
      and(
        mode && eq(conversations.mode, mode),
        leadId === undefined ? undefined : eq(conversations.leadId, leadId),
        conversationId === undefined ? undefined : eq(conversations.id, conversationId),
        after &&
          or(
            lt(conversations.activeAt, after.activeAt),
            and(eq(conversations.activeAt, after.activeAt), lt(conversations.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(conversations.activeAt), desc(conversations.id))
    .limit(limit)
  return rows.map(toInboxConversation)
}

function toInboxConversation(row: {
  conversation: ConversationRow
  lead: typeof leads.$inferSelect | null
  holderName: string | null
  last: Pick<typeof messages.$inferSelect, 'role' | 'content' | 'createdAt'>
  unread: number
}): InboxConversation {
  const { conversation, lead, holderName, last, unread } = row
  return {
    conversationId: conversation.id,
    mode: conversation.mode,
    turn: conversation.turn,
    holder:
      conversation.holderId !== null && holderName !== null
        ? { id: conversation.holderId, name: holderName }
        : null,
    locale: conversation.locale,
    pageUrl: conversation.page,
    lastSeq: conversation.lastSeq,
    lastMessage: last,
    waiting: conversation.mode !== 'closed' && last.role === 'visitor',
    waitingSince: conversation.waitingSince,
    unread,
    lead: lead && {
      id: lead.id,
      name: lead.name,
      email: lead.email,
      company: lead.company,
      status: lead.status,
      fitScore: lead.fitScore,
    },
    createdAt: conversation.createdAt,
    activeAt: conversation.activeAt,
  }
}
