import { eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { isoFormat } from '../iso-timestamp.ts'
import { type StoredMessage, withExtras } from './messages.ts'
import { admins, conversations, drafts, type MessageRow } from '../schema.ts'
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

const selectState = statement('conversation_standing', (db) =>
  db
    .select(columns)
    .from(conversations)
    .leftJoin(admins, eq(admins.id, conversations.holderId))
    .leftJoin(drafts, eq(drafts.conversationId, conversations.id))
    .where(eq(conversations.id, placeholder('id'))),
)

type Row = Awaited<ReturnType<ReturnType<typeof selectState>['execute']>>[number]

export type ConversationState = ReturnType<typeof toState>

/** Who answers, the current turn, and its draft. */
export async function findConversationState(
  db: Db,
  id: string,
): Promise<ConversationState | undefined> {
  const [found] = await selectState(db).execute({ id })
  return found && toState(found)
}

function toState({ draftTurn, draftText, holderId, holderName, ...rest }: Row) {
  // A draft of an earlier turn is left over from an outdated answer.
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

const selectStateAndMessages = statement('conversation_standing_and_messages', (db) =>
  db
    .select({
      ...columns,
      // One round trip for both: subscribers read this with every message.
      messages: sql<
        (Omit<StoredMessage, 'sources' | 'choices' | 'via'> &
          Pick<MessageRow, 'sources' | 'choices' | 'via'>)[]
      >`(
        select coalesce(json_agg(message), '[]'::json) from (
          select
            said.id, said.conversation_id as "conversationId", said.seq, said.turn, said.role,
            said.content, author.name as author, said.client_message_id as "clientMessageId",
            to_char(said.created_at, ${isoFormat}) as "createdAt", said.sources, said.choices,
            said.via
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
 * The state of a conversation and its messages after `after`, in the order of `seq`, from one
 * snapshot: at most `limit` messages and `maxBytes` of text, or a single message.
 */
export async function findStateAndMessages(
  db: Db,
  id: string,
  page: { after: number; limit: number; maxBytes: number },
): Promise<{ state: ConversationState; messages: StoredMessage[] } | undefined> {
  const [found] = await selectStateAndMessages(db).execute({ id, ...page })
  if (!found) return undefined
  const { messages, ...row } = found
  return { state: toState(row), messages: messages.map(withExtras) }
}
