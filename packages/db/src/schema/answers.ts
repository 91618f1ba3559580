import { type AnswerVerdict, answerVerdicts } from '@oka/contract/answer'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid, varchar } from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { messages } from './chat.ts'
import { createdAt, isoTimestamp } from './columns.ts'
import { oneOf } from './one-of.ts'

/** What staff think of answers of the assistant: one rating for each answer, the last one given. */
export const answerRatings = pgTable(
  'answer_ratings',
  {
    messageId: uuid()
      .primaryKey()
      .references(() => messages.id, { onDelete: 'cascade' }),
    verdict: varchar({ length: 20 }).$type<AnswerVerdict>().notNull(),
    reason: text().notNull().default(''),
    authorId: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    /** When something was done about it, and by whom. */
    doneAt: isoTimestamp(),
    doneBy: integer().references(() => admins.id, { onDelete: 'set null' }),
  },
  (rating) => [
    check('answer_ratings_verdict_known', oneOf(rating.verdict, answerVerdicts)),
    index('answer_ratings_open')
      .on(rating.verdict, rating.createdAt, rating.messageId)
      .where(sql`done_at is null`),
    index('answer_ratings_done')
      .on(rating.doneAt, rating.messageId)
      .where(sql`done_at is not null`),
    index('answer_ratings_author')
      .on(rating.authorId)
      .where(sql`author_id is not null`),
    index('answer_ratings_done_by')
      .on(rating.doneBy)
      .where(sql`done_by is not null`),
  ],
)
