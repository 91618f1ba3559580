import type { Message } from '@oka/contract/chat'
import { historyMaxBytes, historyMaxSize } from '@oka/contract/limits'
import { and, asc, desc, eq, gt, lt, lte, ne, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { admins, conversations, type ConversationRow, messages } from '../schema.ts'
import { statement } from '../statement.ts'

const { placeholder } = sql

export type StoredMessage = Message & { turn: number }

type Extras = Pick<Message, 'sources' | 'choices' | 'via'>

/** A message as it is stored: without what it does not have, as the contract has it. */
export function withExtras<Row extends { [Name in keyof Extras]-?: Extras[Name] | null }>({
  sources,
  choices,
  via,
  ...message
}: Row): Omit<Row, keyof Extras> & Extras {
  return {
    ...message,
    ...(sources && { sources }),
    ...(choices && { choices }),
    ...(via && { via }),
  }
}

const columns = {
  id: messages.id,
  conversationId: messages.conversationId,
  seq: messages.seq,
  turn: messages.turn,
  role: messages.role,
  content: messages.content,
  author: admins.name,
  clientMessageId: messages.clientMessageId,
  createdAt: messages.createdAt,
  sources: messages.sources,
  choices: messages.choices,
  via: messages.via,
}

const selectAfter = (db: Db) =>
  db
    .select(columns)
    .from(messages)
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, placeholder('conversationId')),
        gt(messages.seq, placeholder('after')),
      ),
    )
    .orderBy(asc(messages.seq))
    .limit(placeholder('limit'))

const messagesAfter = statement('messages_after', selectAfter)

/** The messages after `after`, in the order of `seq`. */
export async function listMessages(
  db: Db,
  conversationId: string,
  after: number,
  limit: number,
): Promise<StoredMessage[]> {
  return (await messagesAfter(db).execute({ conversationId, after, limit })).map(withExtras)
}

const messagePageAfter = statement('message_page_after', (db) => cutPage(db, selectAfter(db)))

/** A page of them: at most `historyMaxSize` messages, and at most `historyMaxBytes` of text. */
export async function listMessagePage(
  db: Db,
  conversationId: string,
  after: number,
): Promise<MessagePage> {
  const limit = historyMaxSize + 1
  return toPage(await messagePageAfter(db).execute({ conversationId, after, limit }))
}

const ownPageAfter = statement('own_message_page_after', (db) =>
  cutPage(
    db,
    db
      .select(columns)
      .from(messages)
      .leftJoin(admins, eq(admins.id, messages.authorId))
      .where(
        and(
          sql`${messages.conversationId} in (
            select id from conversations
            where id = ${placeholder('conversationId')} or continued_by = ${placeholder('conversationId')})`,
          gt(messages.seq, placeholder('after')),
        ),
      )
      .orderBy(asc(messages.seq))
      .limit(placeholder('limit')),
  ),
)

/**
 * A page for the visitor: includes what was said before the lead was deleted, in a conversation
 * that continues without it, until the lead is erased.
 */
export async function listOwnMessagePage(
  db: Db,
  { id: conversationId, firstSeq }: Pick<ConversationRow, 'id' | 'firstSeq'>,
  after: number,
): Promise<MessagePage> {
  if (after >= firstSeq - 1) return listMessagePage(db, conversationId, after)
  const limit = historyMaxSize + 1
  const page = toPage(await ownPageAfter(db).execute({ conversationId, after, limit }))
  for (const message of page.messages) message.conversationId = conversationId
  return page
}

type OfLead = { offset: number; limit: number; conversationId?: string | undefined }

const selectOfLead = (db: Db, leadId: number, page: OfLead) =>
  db
    .select(columns)
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(conversations.leadId, leadId),
        page.conversationId === undefined ? undefined : eq(conversations.id, page.conversationId),
      ),
    )
    .orderBy(asc(conversations.createdAt), asc(conversations.id), asc(messages.seq))
    .offset(page.offset)
    .limit(page.limit)

/** The last messages of a lead's conversations, one conversation after the other. */
export async function listLatestMessagesOfLead(
  db: Db,
  leadId: number,
  limit: number,
): Promise<StoredMessage[]> {
  const latest = await db
    .select(columns)
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(eq(conversations.leadId, leadId))
    .orderBy(desc(conversations.createdAt), desc(conversations.id), desc(messages.seq))
    .limit(limit)
  return latest.toReversed().map(withExtras)
}

/** A page of all of them in that order, as large as `listMessagePage` makes them. */
export async function listMessagePageOfLead(
  db: Db,
  leadId: number,
  page: Omit<OfLead, 'limit'>,
): Promise<MessagePage> {
  const selected = selectOfLead(db, leadId, { ...page, limit: historyMaxSize + 1 })
  return toPage(await cutPage(db, selected))
}

export type MessagePage = { messages: StoredMessage[]; hasMore: boolean }

/**
 * The first selected messages, up to `historyMaxBytes` of text. PostgreSQL counts, so that text
 * beyond the page is not read into this process.
 */
function cutPage(
  db: Db,
  selected: ReturnType<typeof selectAfter> | ReturnType<typeof selectOfLead>,
) {
  const all = selected.as('all')
  const before = sql`rows between unbounded preceding and 1 preceding`
  const counted = db
    .select({
      ...all._.selectedFields,
      position: sql<number>`row_number() over ()::integer`.as('position'),
      bytesBefore: sql<number>`coalesce(sum(octet_length(content)) over (${before}), 0)`.as(
        'bytes_before',
      ),
      hasMore: sql<boolean>`lead(true) over () is not null`.as('has_more'),
    })
    .from(all)
    .as('counted')
  return db
    .select()
    .from(counted)
    .where(and(lt(counted.bytesBefore, historyMaxBytes), lte(counted.position, historyMaxSize)))
    .orderBy(asc(counted.position))
}

type CountedMessage = Awaited<ReturnType<typeof cutPage>>[number]

function toPage(rows: readonly CountedMessage[]): MessagePage {
  const stripped = rows.map((row) => {
    const { position: _position, bytesBefore: _bytes, hasMore: _hasMore, ...message } = row
    return withExtras(message)
  })
  return { messages: stripped, hasMore: rows.at(-1)?.hasMore ?? false }
}

/**
 * The visitor's message with that id from before the lead was deleted, in a conversation that
 * continues without it.
 */
export async function findEarlierMessage(
  db: Db,
  conversationId: string,
  clientMessageId: string,
): Promise<StoredMessage | undefined> {
  const [found] = await db
    .select({ ...columns, conversationId: sql<string>`${conversations.continuedBy}` })
    .from(conversations)
    .innerJoin(messages, eq(messages.conversationId, conversations.id))
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(conversations.continuedBy, conversationId),
        eq(messages.clientMessageId, clientMessageId),
      ),
    )
  return found && withExtras(found)
}

/** The message with that client message id. */
export async function findByClientMessageId(
  db: Db,
  conversationId: string,
  clientMessageId: string,
): Promise<StoredMessage | undefined> {
  const [found] = await db
    .select(columns)
    .from(messages)
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.clientMessageId, clientMessageId),
      ),
    )
  return found && withExtras(found)
}

const answerFrom = statement('answer_from_turn', (db) =>
  db
    .select(columns)
    .from(messages)
    .leftJoin(admins, eq(admins.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, placeholder('conversationId')),
        eq(messages.role, 'assistant'),
        sql`${messages.turn} >= ${placeholder('turn')}`,
      ),
    )
    .orderBy(asc(messages.seq))
    .limit(1),
)

/** The assistant's answer to that turn, or to the turn that overtook it. */
export async function findAnswer(
  db: Db,
  conversationId: string,
  turn: number,
): Promise<StoredMessage | undefined> {
  const [found] = await answerFrom(db).execute({ conversationId, turn })
  return found && withExtras(found)
}

/** Whether the visitor wrote the last message, system messages aside. */
export async function isVisitorWaiting(db: Db, conversationId: string): Promise<boolean> {
  const [last] = await db
    .select({ role: messages.role })
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), ne(messages.role, 'system')))
    .orderBy(sql`${messages.seq} desc`)
    .limit(1)
  return last?.role === 'visitor'
}
