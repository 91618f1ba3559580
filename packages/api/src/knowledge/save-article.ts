import type { Admin } from '@oka/contract/auth'
import type {
  Article,
  ArticlePassage,
  CreateArticle,
  UpdateArticle,
} from '@oka/contract/knowledge-article'
import { articleMaxPassages } from '@oka/contract/limits'
import { appendEvent } from '@oka/db/audit/events'
import type { Db } from '@oka/db/client'
import {
  deleteArticle as removeArticle,
  findArticle,
  lockArticle,
  saveArticle,
  type SavedArticle,
} from '@oka/db/knowledge/articles'
import { lockKnowledge } from '@oka/db/knowledge/conflicts'
import type { KnowledgeArticleRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import { splitArticle } from '../split-article.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { findConflicts } from './find-conflicts.ts'

/** Stores a new article with its passages. */
export async function createArticle(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  input: CreateArticle,
): Promise<Article> {
  const passages = splitOrRefuse(input)
  return change(db, async (tx) => {
    const saved = await store(tx, { ...input, updatedBy: author.id, passages })
    await appendEvent(tx, {
      name: 'article.created',
      adminId: author.id,
      data: { articleId: saved.id },
      details: { after: auditedFields(saved) },
    })
    return saved
  })
}

/**
 * Updates the given fields. Throws `article_not_found`, and `article_changed` with the current
 * article when `version` is stale.
 */
export async function updateArticle(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { id, version, ...input }: UpdateArticle,
): Promise<Article> {
  return change(db, async (tx) => {
    const before = await lockArticle(tx, id)
    if (!before) throw new DomainError('article_not_found')
    if (version !== undefined && version !== before.version) {
      throw new DomainError('article_changed', { current: await findArticle(tx, id) })
    }
    const { kind, locale, title, body } = { ...before, ...withoutAbsent(input) }
    const passages = splitOrRefuse({ title, body })
    const values = { kind, locale, title, body, sourceUrl: input.sourceUrl }
    const saved = await store(tx, { ...values, id, updatedBy: author.id, passages })
    await appendEvent(tx, {
      name: 'article.updated',
      adminId: author.id,
      data: { articleId: id },
      details: { before: auditedFields(before), after: auditedFields(saved) },
    })
    return saved
  })
}

export async function deleteArticle(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: string,
): Promise<{ deleted: true }> {
  await change(db, async (tx) => {
    const deleted = await removeArticle(tx, id)
    if (!deleted) throw new DomainError('article_not_found')
    await appendEvent(tx, {
      name: 'article.deleted',
      adminId: author.id,
      data: { articleId: id },
      details: { before: auditedFields(deleted) },
    })
  })
  return { deleted: true }
}

/** A transaction that no other change of an article runs beside: each may concern any other article. */
function change<Result>(db: Db, apply: (tx: Db) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    await lockKnowledge(tx)
    return apply(tx)
  })
}

async function store(tx: Db, article: SavedArticle): Promise<Article> {
  const id = (await saveArticle(tx, article))!
  const { locale, title, passages } = article
  await findConflicts(tx, { id, locale, title, passages })
  return (await findArticle(tx, id))!
}

/** Throws `invalid_input` for a body without text, or with too many passages. */
export function splitOrRefuse(article: { title: string; body: string }): ArticlePassage[] {
  const passages = splitArticle(article)
  if (passages.length === 0) throw invalidInput('body', 'must have text besides headings and HTML')
  if (passages.length > articleMaxPassages) {
    throw invalidInput(
      'body',
      `must have at most ${articleMaxPassages} passages, not ${passages.length}: make several articles of it`,
    )
  }
  return passages
}

/** The values that are given, as those of a row. */
function withoutAbsent(values: object): Partial<KnowledgeArticleRow> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** For the audit's details. The text is too long for them; its length shows that it was changed. */
const auditedFields = (
  article: Pick<Article, 'kind' | 'locale' | 'title' | 'sourceUrl' | 'body'>,
) => ({
  kind: article.kind,
  locale: article.locale,
  title: article.title,
  sourceUrl: article.sourceUrl,
  characters: article.body.length,
})
