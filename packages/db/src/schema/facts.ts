import {
  type FactField,
  type FactRefusal,
  factRefusals,
  type FactSource,
  type OwnField,
  type Refusal,
} from '@oka/contract/fact'
import { scoreCurrency } from '@oka/contract/settings'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { conversations, messages } from './chat.ts'
import { createdAt, id } from './columns.ts'
import { leads } from './leads.ts'
import { oneOf } from './one-of.ts'

/** Of a fact: a budget in another currency than the score's. Literal, so that the index serves it. */
export const isForeignBudget = sql.raw(`field = 'budget' and value !~ ' ${scoreCurrency}(/|$)'`)

/** What is known of a lead, each with its proof. Belongs to a conversation until that has a lead. */
export const facts = pgTable(
  'facts',
  {
    id: id(),
    leadId: integer().references(() => leads.id, { onDelete: 'cascade' }),
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    field: varchar({ length: 30 }).$type<FactField | 'fitScore' | OwnField>().notNull(),
    /** Empty for a rejection. */
    value: text().notNull(),
    /** Staff rejected it, or the visitor retracted it: no value replaces it. */
    rejected: boolean().notNull().default(false),
    by: varchar({ length: 20 }).$type<FactSource>().notNull(),
    messageId: uuid().references(() => messages.id, { onDelete: 'cascade' }),
    /** The visitor's words; `quoteStart` and `quoteEnd` are where they stand in the message, in UTF-16 units. */
    quote: text(),
    quoteStart: integer(),
    quoteEnd: integer(),
    authorId: integer().references(() => admins.id, { onDelete: 'set null' }),
    supersededBy: uuid().references((): AnyPgColumn => facts.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (fact) => [
    check(
      'facts_have_proof',
      sql`(${fact.by} = 'staff') = (${fact.messageId} is null) and (${fact.messageId} is null) = (${fact.quote} is null)`,
    ),
    check(
      'facts_have_owner',
      sql`${fact.leadId} is not null or ${fact.conversationId} is not null`,
    ),
    index('facts_lead').on(fact.leadId),
    index('facts_conversation').on(fact.conversationId),
    index('facts_message').on(fact.messageId),
    // Scored again when an exchange rate changes.
    index('facts_foreign_budget').on(fact.leadId).where(isForeignBudget).concurrently(),
    index('facts_author')
      .on(fact.authorId)
      .where(sql`author_id is not null`)
      .concurrently(),
    index('facts_superseded_by')
      .on(fact.supersededBy)
      .where(sql`superseded_by is not null`)
      .concurrently(),
  ],
)
export type FactRow = typeof facts.$inferSelect

/** Proposed facts that were refused, for the card of the answer to that message; erased with the conversation. */
export const refusedFacts = pgTable(
  'refused_facts',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** `seq` of the last message that was read. */
    seq: integer().notNull(),
    field: varchar({ length: 30 }).$type<FactField>().notNull(),
    value: text().notNull(),
    quote: text().notNull(),
    reason: varchar({ length: 20 }).$type<FactRefusal>().notNull(),
    createdAt: createdAt(),
  },
  (fact) => [
    check('refused_facts_reason_known', oneOf(fact.reason, factRefusals)),
    index('refused_facts_conversation').on(fact.conversationId, fact.seq),
  ],
)

/** How many proposed facts were refused on a day (UTC), and why. Holds nothing about the person. */
export const factRefusalCounts = pgTable(
  'fact_refusals',
  {
    day: date().notNull(),
    reason: varchar({ length: 20 }).$type<Refusal>().notNull(),
    count: integer().notNull(),
  },
  (refusal) => [primaryKey({ columns: [refusal.day, refusal.reason] })],
)
