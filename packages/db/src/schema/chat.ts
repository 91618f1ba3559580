import {
  type ConversationMode,
  type MessageRole,
  messageRoles,
  type MessageVia,
  messageVias,
} from '@oka/contract/chat'
import { conversationModes } from '@oka/contract/known-values'
import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { createdAt, id, isoTimestamp } from './columns.ts'
import { leads } from './leads.ts'
import { oneOf } from './one-of.ts'

export const conversations = pgTable(
  'conversations',
  {
    id: id(),
    /** SHA-256 of the client's start key, which is as powerful as the visitor's token. */
    startKey: text(),
    visitorTokenHash: text().notNull(),
    visitorTokenExpiresAt: isoTimestamp().notNull(),
    leadId: integer().references((): AnyPgColumn => leads.id, { onDelete: 'cascade' }),
    mode: varchar({ length: 20 }).$type<ConversationMode>().notNull().default('assistant'),
    /**
     * Raised by whatever makes an answer in progress outdated; an answer is stored only for the
     * current turn.
     */
    turn: integer().notNull().default(0),
    /** Below `turn` while the assistant owes an answer. */
    answeredTurn: integer().notNull().default(0),
    /** The lease: the process that is answering, and until when no other may claim the turn. */
    claimedBy: text(),
    claimedUntil: isoTimestamp(),
    /** How often the answer to a turn has failed, and which turn that was. */
    failures: integer().notNull().default(0),
    failedTurn: integer(),
    lastSeq: integer().notNull().default(0),
    /** `seq` of the visitor's last message. */
    heardSeq: integer().notNull().default(0),
    /** `seq` up to which facts were extracted. Below `heardSeq` while extraction is owed. */
    learntSeq: integer().notNull().default(0),
    locale: varchar({ length: 10 }).$type<Locale>().notNull().default('fr'),
    /** Address of the page the visitor wrote from. */
    page: text(),
    /** Keyed digest of the network address the visitor began from; null where that is not known. */
    startedFrom: text(),
    /** Since when the visitor waits for an answer; null when they do not. */
    waitingSince: isoTimestamp(),
    /** The visitor's read receipt: `seq` of the last message they had on screen. */
    visitorReadSeq: integer().notNull().default(0),
    /** The member of staff who has taken over. */
    holderId: integer().references(() => admins.id, { onDelete: 'set null' }),
    /** Since when its lead is deleted: for staff it is not there (see visible.ts). Null with a lead that is not, or none. */
    deletedAt: isoTimestamp(),
    /** `seq` of its first message; above 1 where the visitor continued after the lead was deleted. */
    firstSeq: integer().notNull().default(1),
    /**
     * The conversation that continues this one, and since when. No foreign key: events before that
     * time name this id, also when it is erased.
     */
    continuedBy: uuid(),
    continuedAt: isoTimestamp(),
    createdAt: createdAt(),
    activeAt: isoTimestamp()
      .notNull()
      .default(sql`now()`),
  },
  (conversation) => [
    unique('conversations_start_key_unique').on(conversation.startKey),
    unique('conversations_visitor_token_unique').on(conversation.visitorTokenHash),
    check('conversations_mode_known', oneOf(conversation.mode, conversationModes)),
    index('idx_conversations_lead').on(conversation.leadId),
    // The inbox: all conversations with messages, and those in one mode.
    index('conversations_by_activity')
      .on(conversation.activeAt, conversation.id)
      .where(sql`last_seq > 0`)
      .concurrently(),
    index('conversations_by_mode_and_activity')
      .on(conversation.mode, conversation.activeAt, conversation.id)
      .where(sql`last_seq > 0`)
      .concurrently(),
    index('conversations_holder')
      .on(conversation.holderId)
      .where(sql`holder_id is not null`)
      .concurrently(),
    index('conversations_deleted')
      .on(conversation.id)
      .where(sql`deleted_at is not null`)
      .concurrently(),
    index('conversations_continued_by')
      .on(conversation.continuedBy)
      .where(sql`continued_by is not null`)
      .concurrently(),
    // Scanned for holders who keep a visitor waiting.
    index('conversations_kept_waiting')
      .on(conversation.waitingSince)
      .where(sql`${conversation.mode} = 'human' and ${conversation.waitingSince} is not null`),
    // Scanned by the sweep: the few conversations that are owed something.
    index('conversations_owed')
      .on(conversation.claimedUntil)
      .where(
        sql`(${conversation.mode} = 'assistant' and ${conversation.answeredTurn} < ${conversation.turn}) or ${conversation.learntSeq} < ${conversation.heardSeq}`,
      ),
  ],
)
export type ConversationRow = typeof conversations.$inferSelect

export const messages = pgTable(
  'messages',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … within the conversation, without gaps and in commit order. */
    seq: integer().notNull(),
    turn: integer().notNull(),
    role: varchar({ length: 50 }).$type<MessageRole>().notNull(),
    content: text().notNull(),
    clientMessageId: uuid(),
    /** The member of staff who wrote it. */
    authorId: integer().references(() => admins.id, { onDelete: 'set null' }),
    /** The model that wrote it, with the version of its prompt, tokens, and milliseconds. */
    model: text(),
    promptVersion: text(),
    promptTokens: integer(),
    completionTokens: integer(),
    tookMs: integer(),
    /** The version of the rubric in use when it was written; null before it was stored. */
    rubricVersion: integer(),
    /** The passages of the company's knowledge that an answer rests on; null where there are none. */
    sources: jsonb().$type<MessageSource[]>(),
    /** Answers to the question it asks, for the visitor to choose from; null where there are none. */
    choices: jsonb().$type<string[]>(),
    createdAt: createdAt(),
    /** How the visitor wrote it, where that is not the chat. */
    via: varchar({ length: 10 }).$type<MessageVia>(),
  },
  (message) => [
    unique('messages_seq_unique').on(message.conversationId, message.seq),
    unique('messages_client_message_id_unique').on(message.conversationId, message.clientMessageId),
    uniqueIndex('messages_one_answer_a_turn')
      .on(message.conversationId, message.turn)
      .where(sql`${message.role} = 'assistant'`),
    check('messages_role_known', oneOf(message.role, messageRoles)),
    check('messages_via_known', oneOf(message.via, messageVias)),
    index('messages_author')
      .on(message.authorId)
      .where(sql`author_id is not null`)
      .concurrently(),
  ],
)
export type MessageRow = typeof messages.$inferSelect

/**
 * The draft of an answer. UNLOGGED (see the migration): after a crash it may be gone, and the turn
 * is answered again.
 */
export const drafts = pgTable('drafts', {
  conversationId: uuid()
    .primaryKey()
    .references(() => conversations.id, { onDelete: 'cascade' }),
  turn: integer().notNull(),
  text: text().notNull(),
  updatedAt: isoTimestamp()
    .notNull()
    .default(sql`now()`),
})
