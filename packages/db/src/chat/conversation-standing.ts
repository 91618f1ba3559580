import { eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import type { StoredMessage } from './messages.ts'
import { admins, conversations, drafts } from '../schema.ts'
import { statement } from '../statement.ts'

const { placeholder } = sql

const columns = {
  id: conversations.id,
  leadId: conversations.leadId,
  mode: conversations.mode,
  turn: conversations.turn,
  answeredTurn: conversations.answeredTurn,
  lastSeq: conversations.lastSeq,
  holderId: conversations.holderId,
  holderName: admins.name,
  waitingSince: conversations.waitingSince,
  visitorReadSeq: conversations.visitorReadSeq,
  firstSeq: conversations.firstSeq,
  deletedAt: conversations.deletedAt,
  draftTurn: drafts.turn,
  draftText: drafts.text,
}

const standing = statement('conversation_standing', (db) =>
  db
    .select(columns)
    .from(conversations)
    .leftJoin(admins, eq(admins.id, conversations.holderId))
    .leftJoin(drafts, eq(drafts.conversationId, conversations.id))
    .where(eq(conversations.id, placeholder('id'))),
)

type Row = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number]

export type ConversationStanding = ReturnType<typeof toStanding>

/** How the conversation stands: who answers, which turn it is, and what is half written. */
export async function findStanding(db: Db, id: string): Promise<ConversationStanding | undefined> {
  const [found] = await standing(db).execute({ id })
  return found && toStanding(found)
}

function toStanding({ draftTurn, draftText, holderId, holderName, ...rest }: Row) {
  // A draft of a former turn is left over from an answer that was overtaken.
  const current = draftTurn !== null && draftText !== null && draftTurn === rest.turn
  return {
    ...rest,
    holder: holderId !== null && holderName !== null ? { id: holderId, name: holderName } : null,
    draft:
      current && rest.mode === 'assistant' && rest.answeredTurn < rest.turn
        ? { turn: draftTurn, text: draftText }
        : null,
  }
}

const moment = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`)

const standingAndMessages = statement('conversation_standing_and_messages', (db) =>
  db
    .select({
      ...columns,
      // One round trip for both: read with every message that somebody follows.
      messages: sql<StoredMessage[]>`(
        select coalesce(json_agg(message), '[]'::json) from (
          select
            said.id, said.conversation_id as "conversationId", said.seq, said.turn, said.role,
            said.content, author.name as author, said.client_message_id as "clientMessageId",
            to_char(said.created_at, ${moment}) as "createdAt"
          from (
            select *, sum(octet_length(content)) over (
              order by seq rows between unbounded preceding and 1 preceding) as bytes_before
            from messages
            where conversation_id = ${conversations.id} and seq > ${placeholder('after')}
            order by seq
            limit ${placeholder('limit')}
          ) as said
          left join admins as author on author.id = said.author_id
          where coalesce(said.bytes_before, 0) < ${placeholder('maxBytes')}
          order by said.seq
        ) as message
      )`,
    })
    .from(conversations)
    .leftJoin(admins, eq(admins.id, conversations.holderId))
    .leftJoin(drafts, eq(drafts.conversationId, conversations.id))
    .where(eq(conversations.id, placeholder('id'))),
)

/**
 * How the conversation stands, and the messages after `after` in the order of `seq`, of one moment: at most
 * `limit` of them, and at most `maxBytes` of text, or one message.
 */
export async function findStandingAndMessages(
  db: Db,
  id: string,
  page: { after: number; limit: number; maxBytes: number },
): Promise<{ standing: ConversationStanding; messages: StoredMessage[] } | undefined> {
  const [found] = await standingAndMessages(db).execute({ id, ...page })
  if (!found) return undefined
  const { messages, ...row } = found
  return { standing: toStanding(row), messages }
}
