import type { Article, ArticleSummary, ListArticles } from '@oka/contract/knowledge-article'
import { findArticle, listArticles as listFoundArticles } from '@oka/db/knowledge/articles'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

const position = z.object({ at: momentPosition, id: z.uuid() })

/** One page of the articles that match the filter, the latest changed first. */
export async function listArticles(
  { db }: Pick<Deps, 'db'>,
  { cursor, ...query }: ListArticles,
): Promise<{ items: ArticleSummary[]; nextCursor: string | null }> {
  const after = readCursor(position, cursor)
  const found = await listFoundArticles(db, { ...query, limit: query.limit + 1, after })
  return toPage(found, query.limit, ({ updatedAt, id }) => ({ at: updatedAt, id }))
}

/** Throws `article_not_found`. */
export async function readArticle({ db }: Pick<Deps, 'db'>, id: string): Promise<Article> {
  const found = await findArticle(db, id)
  if (!found) throw new DomainError('article_not_found')
  return found
}
