import type {
  Article,
  ArticlePassage,
  ArticleSummary,
  ListArticles,
} from '@oka/contract/knowledge-article'
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import {
  admins,
  type KnowledgeArticleRow,
  knowledgeArticles,
  knowledgeConflicts,
  knowledgePassages,
} from '../schema.ts'
import { listConflicts } from './conflicts.ts'

/** Characters of the first passage that a list shows. */
const excerptMaxLength = 240
/** Passages of one INSERT. */
const batchSize = 100

const summary = {
  id: knowledgeArticles.id,
  kind: knowledgeArticles.kind,
  locale: knowledgeArticles.locale,
  title: knowledgeArticles.title,
  sourceUrl: knowledgeArticles.sourceUrl,
  fetchedAt: knowledgeArticles.fetchedAt,
  version: knowledgeArticles.version,
  updatedBy: { id: admins.id, name: admins.name },
  createdAt: knowledgeArticles.createdAt,
  updatedAt: knowledgeArticles.updatedAt,
}

const ofArticle = sql`select id from ${knowledgePassages} where article_id = ${knowledgeArticles.id}`

/** Keyset position: when the last article of a page was changed, and its id. */
export type ArticlePosition = { at: string; id: string }

export type ArticleQuery = Omit<ListArticles, 'cursor'> & { after: ArticlePosition | undefined }

/** One page of articles, the latest changed first. */
export async function listArticles(db: Db, query: ArticleQuery): Promise<ArticleSummary[]> {
  const { kind, locale, q, after, limit } = query
  return db
    .select({
      ...summary,
      excerpt: sql<string>`coalesce((
        select left(content, ${excerptMaxLength}) from ${knowledgePassages}
        where article_id = ${knowledgeArticles.id} and position = 0
      ), '')`,
      hasConflicts: sql<boolean>`(
        exists (select from ${knowledgeConflicts} where passage_id in (${ofArticle}))
        or exists (select from ${knowledgeConflicts} where other_passage_id in (${ofArticle}))
      )`,
    })
    .from(knowledgeArticles)
    .leftJoin(admins, eq(admins.id, knowledgeArticles.updatedBy))
    .where(
      and(
        kind && eq(knowledgeArticles.kind, kind),
        locale && eq(knowledgeArticles.locale, locale),
        q ? contains(q) : undefined,
        after &&
          sql`(${knowledgeArticles.updatedAt}, ${knowledgeArticles.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(knowledgeArticles.updatedAt), desc(knowledgeArticles.id))
    .limit(limit)
}

/** A passage whose heading, which begins with the title, or whose text has these words. */
function contains(typed: string): SQL {
  const literal = typed.replace(/[\\%_]/g, '\\$&')
  return sql`${knowledgeArticles.id} in (
    select article_id from ${knowledgePassages}
    where oka_search_text(heading || ' ' || content) like '%' || oka_search_text(${literal}) || '%'
  )`
}

/** An article with its passages, and with what other articles say otherwise. */
export async function findArticle(db: Db, id: string): Promise<Article | undefined> {
  const [found] = await db
    .select({ ...summary, body: knowledgeArticles.body })
    .from(knowledgeArticles)
    .leftJoin(admins, eq(admins.id, knowledgeArticles.updatedBy))
    .where(eq(knowledgeArticles.id, id))
  if (!found) return undefined
  const passages = await db
    .select({ heading: knowledgePassages.heading, content: knowledgePassages.content })
    .from(knowledgePassages)
    .where(eq(knowledgePassages.articleId, id))
    .orderBy(asc(knowledgePassages.position))
  return { ...found, passages, conflicts: await listConflicts(db, id) }
}

/** Reads the row and locks it until the transaction ends. */
export async function lockArticle(tx: Db, id: string): Promise<KnowledgeArticleRow | undefined> {
  const [found] = await tx
    .select()
    .from(knowledgeArticles)
    .where(eq(knowledgeArticles.id, id))
    .for('update')
  return found
}

export type SavedArticle = Pick<
  KnowledgeArticleRow,
  'kind' | 'locale' | 'title' | 'body' | 'updatedBy'
> & {
  /** Of the article to change; a new one if absent. */
  id?: string | undefined
  /** The page that was fetched just now; undefined leaves source and time as they are. */
  sourceUrl?: string | null | undefined
  /** The body cut into passages. */
  passages: readonly ArticlePassage[]
}

/**
 * Stores an article and replaces its passages. The caller has locked an article that exists. Returns
 * the id, undefined where there is no article to change.
 */
export async function saveArticle(
  tx: Db,
  { id: given, passages, sourceUrl, ...values }: SavedArticle,
): Promise<string | undefined> {
  const source =
    sourceUrl === undefined ? {} : { sourceUrl, fetchedAt: sourceUrl === null ? null : sql`now()` }
  const [saved] =
    given === undefined
      ? await tx
          .insert(knowledgeArticles)
          .values({ ...values, ...source })
          .returning({ id: knowledgeArticles.id })
      : await tx
          .update(knowledgeArticles)
          .set({ ...values, ...source, version: sql`${knowledgeArticles.version} + 1` })
          .where(eq(knowledgeArticles.id, given))
          .returning({ id: knowledgeArticles.id })
  if (!saved) return undefined
  const articleId = saved.id
  await tx.delete(knowledgePassages).where(eq(knowledgePassages.articleId, articleId))
  const rows = passages.map(({ heading, content }, position) => ({
    articleId,
    position,
    locale: values.locale,
    heading,
    content,
  }))
  for (let start = 0; start < rows.length; start += batchSize) {
    await tx.insert(knowledgePassages).values(rows.slice(start, start + batchSize))
  }
  return articleId
}

/** Deletes an article with its passages and returns it; undefined when there is none. */
export async function deleteArticle(tx: Db, id: string): Promise<KnowledgeArticleRow | undefined> {
  const [deleted] = await tx
    .delete(knowledgeArticles)
    .where(eq(knowledgeArticles.id, id))
    .returning()
  return deleted
}
