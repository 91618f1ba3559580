import type { ModelBudgetName } from '@oka/contract/model-usage'
import { sql } from 'drizzle-orm'
import {
  bigint,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { conversations } from './chat.ts'
import { createdAt } from './columns.ts'

const count = () => bigint({ mode: 'number' }).notNull().default(0)

/**
 * Tokens used of language models. Each call counts in two rows: its conversation's, which is erased
 * with the conversation, and that of the whole day, which stays.
 */
export const modelUsage = pgTable(
  'model_usage',
  {
    /** As the company's calendar has it. */
    day: date({ mode: 'string' }).notNull(),
    /** Null: all of the day, reports included. */
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    model: text().notNull(),
    calls: integer().notNull().default(0),
    promptTokens: count(),
    completionTokens: count(),
  },
  (usage) => [
    unique('model_usage_unique')
      .on(usage.day, usage.conversationId, usage.model)
      .nullsNotDistinct(),
    index('model_usage_of_all')
      .on(usage.day)
      .where(sql`conversation_id is null`),
    index('model_usage_conversation')
      .on(usage.conversationId)
      .where(sql`conversation_id is not null`),
  ],
)

/** The budgets that were reached; the admins are notified of each once a day. */
export const modelBudgetNotices = pgTable(
  'model_budget_notices',
  {
    day: date({ mode: 'string' }).notNull(),
    budget: varchar({ length: 20 }).$type<ModelBudgetName>().notNull(),
    createdAt: createdAt(),
  },
  (notice) => [primaryKey({ columns: [notice.day, notice.budget] })],
)
