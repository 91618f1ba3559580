import type { KnowledgeKind } from '@oka/contract/knowledge'
import { knowledgeKinds } from '@oka/contract/known-values'
import { type ConflictReason, conflictReasons } from '@oka/contract/knowledge-article'
import type { Locale } from '@oka/contract/locale'
import { sql } from 'drizzle-orm'
import {
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

import { admins } from './admins.ts'
import { bytes, createdAt, id, isoTimestamp, updatedAt } from './columns.ts'
import { oneOf } from './one-of.ts'

/** Lexemes that PostgreSQL computes; never written, never read back. */
const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What the company tells its visitors: pages in Markdown, and answers to questions. */
export const knowledgeArticles = pgTable(
  'knowledge_articles',
  {
    id: id(),
    kind: varchar({ length: 20 }).$type<KnowledgeKind>().notNull(),
    locale: varchar({ length: 10 }).$type<Locale>().notNull(),
    /** Of an answer: the question. */
    title: varchar({ length: 200 }).notNull(),
    /** Markdown. */
    body: text().notNull(),
    /** The web page it was fetched from, and when; null where it was written here. */
    sourceUrl: text(),
    fetchedAt: isoTimestamp(),
    version: integer().notNull().default(1),
    updatedBy: integer().references(() => admins.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (article) => [
    check('knowledge_articles_kind_known', oneOf(article.kind, knowledgeKinds)),
    // Articles that answer the same question are shown to staff.
    index('knowledge_articles_title').on(article.locale, sql`oka_search_text(title)`),
    index('knowledge_articles_by_update').on(article.updatedAt, article.id),
    index('knowledge_articles_answers')
      .on(article.updatedAt, article.id)
      .where(sql`kind = 'answer'`),
    index('knowledge_articles_updated_by')
      .on(article.updatedBy)
      .where(sql`updated_by is not null`),
  ],
)
export type KnowledgeArticleRow = typeof knowledgeArticles.$inferSelect

/** An article cut into what one answer quotes; replaced as a whole when the article is saved. */
export const knowledgePassages = pgTable(
  'knowledge_passages',
  {
    id: id(),
    articleId: uuid()
      .notNull()
      .references(() => knowledgeArticles.id, { onDelete: 'cascade' }),
    /** 0, 1, 2 … within the article. */
    position: integer().notNull(),
    locale: varchar({ length: 10 }).$type<Locale>().notNull(),
    /** The title of the article and the headings above the passage. */
    heading: text().notNull(),
    /** Plain text: Markdown without its marks. */
    content: text().notNull(),
    /** Stems in the passage's language; the heading weighs more than the text. */
    search: searchVector().generatedAlwaysAs(
      sql`case locale
        when 'fr' then setweight(to_tsvector('french', oka_search_text(heading)), 'A') || to_tsvector('french', oka_search_text(content))
        else setweight(to_tsvector('english', oka_search_text(heading)), 'A') || to_tsvector('english', oka_search_text(content))
      end`,
    ),
  },
  (passage) => [
    unique('knowledge_passages_position').on(passage.articleId, passage.position),
    index('knowledge_passages_search').using('gin', passage.search),
    index('knowledge_passages_trigrams').using(
      'gin',
      sql`oka_search_text(heading || ' ' || content) gin_trgm_ops`,
    ),
  ],
)
export type KnowledgePassageRow = typeof knowledgePassages.$inferSelect

/** The vector of each passage by the embedding model in use. A trigger adds the row with the passage. */
export const passageEmbeddings = pgTable(
  'passage_embeddings',
  {
    passageId: uuid()
      .primaryKey()
      .references(() => knowledgePassages.id, { onDelete: 'cascade' }),
    /** Whose vector it is; empty while there is none. */
    model: text().notNull().default(''),
    /** One signed byte for each number. */
    vector: bytes(),
    storedAt: isoTimestamp(),
    /** Lease of the process that embeds it; once it has expired, any process may claim it. */
    claimedUntil: isoTimestamp()
      .notNull()
      .default(sql`now()`),
  },
  (embedding) => [index('passage_embeddings_model').on(embedding.model, embedding.storedAt)],
)

/** Passages of two articles that say different things; found when an article is saved, once for each pair. */
export const knowledgeConflicts = pgTable(
  'knowledge_conflicts',
  {
    passageId: uuid()
      .notNull()
      .references(() => knowledgePassages.id, { onDelete: 'cascade' }),
    otherPassageId: uuid()
      .notNull()
      .references(() => knowledgePassages.id, { onDelete: 'cascade' }),
    reason: varchar({ length: 20 }).$type<ConflictReason>().notNull(),
    /** The words of either passage. */
    quote: text().notNull(),
    otherQuote: text().notNull(),
  },
  (conflict) => [
    primaryKey({ columns: [conflict.passageId, conflict.otherPassageId] }),
    index('knowledge_conflicts_other').on(conflict.otherPassageId),
    check('knowledge_conflicts_reason_known', oneOf(conflict.reason, conflictReasons)),
  ],
)

/**
 * How many passages of a language hold each stem, kept by triggers: rare words decide which passage is meant,
 * common ones are not searched for, and a mistyped word is compared with these instead of with every passage.
 */
export const knowledgeWords = pgTable(
  'knowledge_words',
  {
    locale: varchar({ length: 10 }).$type<Locale>().notNull(),
    stem: text().notNull(),
    passages: integer().notNull(),
  },
  (word) => [
    primaryKey({ columns: [word.locale, word.stem] }),
    index('knowledge_words_trigrams').using('gin', sql`${word.stem} gin_trgm_ops`),
  ],
)
