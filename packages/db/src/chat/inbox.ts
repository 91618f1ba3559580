import type { InboxConversation, ListInbox } from '@oka/contract/chat'
import { and, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { jsonObject } from '../json-object.ts'
import { admins, conversations, leads, messages, reads } from '../schema.ts'
import { statement } from '../statement.ts'
import { conversationIsVisible } from '../visible.ts'

const { placeholder } = sql

export type InboxQuery = Omit<ListInbox, 'cursor'> & {
  /** Keyset position of the last row of the former page. */
  after: { activeAt: string; id: string } | undefined
  /** Whose unread messages are counted. */
  adminId: number
}

/** Cap of the unread count; the page shows "99+" beyond it. */
const unreadMax = 100

/** The latest message of a conversation, shortened. */
const latest = (which: SQL | undefined) => sql`(
  select ${jsonObject({
    role: messages.role,
    content: sql`left(${messages.content}, 200)`,
    createdAt: messages.createdAt,
  })}
  from ${messages}
  where ${and(eq(messages.conversationId, conversations.id), which)}
  order by ${messages.seq} desc limit 1
)`

const seen = sql`coalesce(${reads.seq}, 0)`

// The messages are read only where there is one that was not seen.
const unread = sql`case when ${conversations.lastSeq} <= ${seen} then 0 else (
  select count(*) from (
    select from ${messages}
    where ${messages.conversationId} = ${conversations.id} and ${messages.role} = 'visitor' and ${messages.seq} > ${seen}
    limit ${sql.raw(String(unreadMax))}
  ) as unseen
) end`

const itemColumn = jsonObject<Omit<InboxConversation, 'waiting'>>({
  conversationId: conversations.id,
  mode: conversations.mode,
  turn: conversations.turn,
  holder: sql`case when ${admins.id} is not null then ${jsonObject({ id: admins.id, name: admins.name })} end`,
  locale: conversations.locale,
  pageUrl: conversations.page,
  lastSeq: conversations.lastSeq,
  // A visitor may ask for a person before the first message.
  lastMessage: sql`coalesce(${latest(ne(messages.role, sql`'system'`))}, ${latest(undefined)})`,
  waitingSince: conversations.waitingSince,
  unread,
  lead: sql`case when ${leads.id} is not null then ${jsonObject({
    id: leads.id,
    name: leads.name,
    email: leads.email,
    company: leads.company,
    status: leads.status,
    fitScore: leads.fitScore,
  })} end`,
  createdAt: conversations.createdAt,
  activeAt: conversations.activeAt,
})

type Filter = 'mode' | 'leadId' | 'conversationId' | 'after'

const conditions: Record<Filter, SQL> = {
  mode: eq(conversations.mode, placeholder('mode')),
  leadId: eq(conversations.leadId, placeholder('leadId')),
  conversationId: eq(conversations.id, placeholder('conversationId')),
  after: sql`(${conversations.activeAt}, ${conversations.id}) < (${placeholder('activeAt')}::timestamptz, ${placeholder('id')}::uuid)`,
}

function createInbox(filters: readonly Filter[]) {
  return statement(`inbox_${filters.join('_')}`, (db: Db) => {
    const page = db
      .select({ item: itemColumn.as('item') })
      .from(conversations)
      .leftJoin(leads, eq(leads.id, conversations.leadId))
      .leftJoin(admins, eq(admins.id, conversations.holderId))
      .leftJoin(
        reads,
        and(eq(reads.conversationId, conversations.id), eq(reads.adminId, placeholder('adminId'))),
      )
      .where(
        and(
          // As the indexes say it.
          gt(conversations.lastSeq, sql`0`),
          conversationIsVisible,
          ...filters.map((filter) => conditions[filter]),
        ),
      )
      .orderBy(desc(conversations.activeAt), desc(conversations.id))
      .limit(placeholder('limit'))
      .as('page')
    const items = sql<
      (typeof itemColumn)['_']['type'][]
    >`coalesce(json_agg(${page.item}), '[]'::json)`
    return db.select({ items }).from(page)
  })
}

const inboxes = new Map<string, ReturnType<typeof createInbox>>()

function inboxOf(query: InboxQuery) {
  const filters = (Object.keys(conditions) as Filter[]).filter((name) => query[name] !== undefined)
  const name = filters.join(' ')
  const inbox = inboxes.get(name) ?? createInbox(filters)
  inboxes.set(name, inbox)
  return inbox
}

/** Conversations with any activity, the most recent first. */
export async function listInbox(db: Db, query: InboxQuery): Promise<InboxConversation[]> {
  const { after, ...values } = query
  const [row] = await inboxOf(query)(db).execute({ ...values, ...after })
  return row!.items.map((item) =>
    Object.assign(item, {
      waiting: item.mode !== 'closed' && item.lastMessage?.role === 'visitor',
    }),
  )
}
