import { z } from 'zod'

import { knowledgeKind } from './knowledge.ts'
import { articleMaxLength } from './limits.ts'
import { locale } from './locale.ts'
import { page, paging } from './page.ts'
import { text } from './text.ts'

const id = z.uuid('must be a UUID')

/** A web page that may be fetched. */
const pageUrl = text(2000, 1)
  .pipe(
    z.url({
      protocol: /^https?$/,
      error: 'must be an address such as https://www.example.com/prices',
    }),
  )
  .refine((url) => !/^[^:]+:\/\/[^/?#]*@/.test(url), 'must not contain a name or a password')

/** What an answer quotes of an article. */
export const articlePassage = z.object({
  /** The title of the article and the headings above the passage. */
  heading: z.string(),
  /** Plain text. */
  content: z.string(),
})
export type ArticlePassage = z.infer<typeof articlePassage>

/** Two articles have the same title; or a sentence of each differs in nothing but its numbers. */
export const conflictReasons = ['title', 'numbers'] as const
export const conflictReason = z.enum(conflictReasons)
export type ConflictReason = z.infer<typeof conflictReason>

/** Another article that says something else. */
export const articleConflict = z.object({
  reason: conflictReason,
  /** The words of this article, and of the other one. */
  quote: z.string(),
  otherQuote: z.string(),
  other: z.object({ id: z.uuid(), title: z.string(), updatedAt: z.iso.datetime() }),
})
export type ArticleConflict = z.infer<typeof articleConflict>

const stored = {
  id: z.uuid(),
  kind: knowledgeKind,
  locale,
  /** Of an answer: the question. */
  title: z.string(),
  /** The web page it was fetched from, and when; null where it was written here. */
  sourceUrl: z.string().nullable(),
  fetchedAt: z.iso.datetime().nullable(),
  /** Optimistic lock, raised by every change: an update with a stale version is refused. */
  version: z.int(),
  updatedBy: z.object({ id: z.int(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}

export const articleSummary = z.object({
  ...stored,
  /** How its first passage begins. */
  excerpt: z.string(),
  /** Whether another article says something else. */
  hasConflicts: z.boolean(),
})
export type ArticleSummary = z.infer<typeof articleSummary>

export const article = z.object({
  ...stored,
  /** Markdown. */
  body: z.string(),
  passages: z.array(articlePassage),
  conflicts: z.array(articleConflict),
})
export type Article = z.infer<typeof article>

export const articlePage = page(articleSummary)

/** Filter of the list page's URL and of `knowledge.list`. */
export const articleFilter = z.object({
  /** Any part of a passage or of a title, whatever the case or accent. */
  q: text(120).optional(),
  kind: knowledgeKind.optional(),
  locale: locale.optional(),
})
export type ArticleFilter = z.infer<typeof articleFilter>

export const listArticles = articleFilter.extend(paging)
export type ListArticles = z.infer<typeof listArticles>

const title = text(200, 1)
const body = text(articleMaxLength, 1)

export const createArticle = z.object({
  kind: knowledgeKind,
  locale,
  title,
  body,
  /** The web page that was fetched for it just now. */
  sourceUrl: pageUrl.nullable().default(null),
})
export type CreateArticle = z.infer<typeof createArticle>

export const updateArticle = z.object({
  id,
  version: z.int().optional(),
  kind: knowledgeKind.optional(),
  locale: locale.optional(),
  title: title.optional(),
  body: body.optional(),
  /** The web page that was fetched again just now; null when the article no longer stands for one. */
  sourceUrl: pageUrl.nullable().optional(),
})
export type UpdateArticle = z.infer<typeof updateArticle>

export const articleById = z.object({ id })
export const articleDeleted = z.object({ deleted: z.literal(true) })

/** The passages that an article would be cut into. */
export const previewArticle = z.object({ title, body })
export const articlePreview = z.object({ passages: z.array(articlePassage) })

export const fetchPage = z.object({ url: pageUrl })
export const fetchedPage = z.object({
  /** After redirects. */
  url: z.string(),
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  /** The language that the page names; null where that is none of ours. */
  locale: locale.nullable(),
})
export type FetchedPage = z.infer<typeof fetchedPage>

/** Open questions considered for the gaps, the latest ones. */
export const gapQuestionsMax = 1000
export const gapsMax = 100
/** Questions of one gap that are returned, the latest ones. */
export const gapAskedMax = 5

/** A question that the assistant could not answer, however often it was asked. */
export const knowledgeGap = z.object({
  /** As it was asked last. */
  question: z.string(),
  locale,
  /** How often it was asked. */
  count: z.int(),
  asked: z.array(
    z.object({
      followUpId: z.uuid(),
      conversationId: z.uuid(),
      quote: z.string(),
      askedAt: z.iso.datetime(),
    }),
  ),
  /** An answer that was written since. */
  article: z.object({ id: z.uuid(), title: z.string() }).nullable(),
})
export type KnowledgeGap = z.infer<typeof knowledgeGap>

/** The most asked first; those that have an answer by now come last. */
export const knowledgeGaps = z.array(knowledgeGap)
