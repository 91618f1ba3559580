import type { InboxConversation, ListInbox } from '@oka/contract/chat'
import { and, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { admins, conversations, type ConversationRow, leads, messages, reads } from '../schema.ts'
import { conversationIsVisible } from '../visible.ts'

export type InboxQuery = Omit<ListInbox, 'cursor'> & {
  /** Keyset position of the last row of the former page. */
  after: { activeAt: string; id: string } | undefined
  /** Whose unread messages are counted. */
  adminId: number
}

/** Cap of the unread count; the page shows "99+" beyond it. */
const unreadMax = 100

/** Conversations with any activity, the most recent first. */
export async function listInbox(db: Db, query: InboxQuery): Promise<InboxConversation[]> {
  const { mode, leadId, conversationId, limit, after, adminId } = query
  const last = latest(db, 'last', ne(messages.role, 'system'))
  // A visitor may ask for a person before the first message.
  const announced = latest(db, 'announced')
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
      announced: {
        role: announced.role,
        content: announced.content,
        createdAt: announced.createdAt,
      },
    })
    .from(conversations)
    .innerJoinLateral(announced, sql`true`)
    .leftJoinLateral(last, sql`true`)
    .leftJoin(leads, eq(leads.id, conversations.leadId))
    .leftJoin(admins, eq(admins.id, conversations.holderId))
    .where(
      and(
        gt(conversations.lastSeq, 0),
        conversationIsVisible,
        mode && eq(conversations.mode, mode),
        leadId === undefined ? undefined : eq(conversations.leadId, leadId),
        conversationId === undefined ? undefined : eq(conversations.id, conversationId),
        after &&
          sql`(${conversations.activeAt}, ${conversations.id}) < (${after.activeAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(conversations.activeAt), desc(conversations.id))
    .limit(limit)
  return rows.map(toInboxConversation)
}

function latest<Name extends string>(db: Db, name: Name, which?: SQL) {
  return db
    .select({
      role: messages.role,
      // Drizzle names it without its table.
      content: sql<string>`left(${messages.content}, 200)`.as(`${name}_content`),
      createdAt: messages.createdAt,
    })
    .from(messages)
    .where(and(eq(messages.conversationId, conversations.id), which))
    .orderBy(desc(messages.seq))
    .limit(1)
    .as(name)
}

type Latest = Pick<typeof messages.$inferSelect, 'role' | 'content' | 'createdAt'>

function toInboxConversation(row: {
  conversation: ConversationRow
  lead: typeof leads.$inferSelect | null
  holderName: string | null
  last: Latest | null
  announced: Latest
  unread: number
}): InboxConversation {
  const { conversation, lead, holderName, announced, unread } = row
  const last = row.last ?? announced
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
