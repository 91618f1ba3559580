import type { ArticleConflict, ConflictReason } from '@oka/contract/knowledge-article'
import type { Locale } from '@oka/contract/locale'
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { knowledgeArticles, knowledgeConflicts, knowledgePassages } from '../schema.ts'

/** Passages compared with one sentence, the most similar. */
const candidatesMax = 20

/** A passage that may say something else. */
export type OtherPassage = { id: string; articleId: string; content: string }

/**
 * Serialises changes of articles until the transaction ends: of two that contradict each other the
 * second sees the first, and what is found to be contradicted is not deleted meanwhile. To be taken
 * before the lock of an article.
 */
export async function lockKnowledge(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.knowledge'))`)
}

/** The ids of an article's passages, in their order. */
export async function listPassageIds(tx: Db, articleId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: knowledgePassages.id })
    .from(knowledgePassages)
    .where(eq(knowledgePassages.articleId, articleId))
    .orderBy(asc(knowledgePassages.position))
  return rows.map(({ id }) => id)
}

/**
 * Passages of other articles in that language which contain most of a sentence: 0.6 of its trigrams,
 * the default of pg_trgm's `word_similarity_threshold`.
 */
export function findSimilarPassages(
  tx: Db,
  { articleId, locale, sentence }: { articleId: string; locale: Locale; sentence: string },
): Promise<OtherPassage[]> {
  const text = sql`oka_search_text(${knowledgePassages.heading} || ' ' || ${knowledgePassages.content})`
  return tx
    .select({
      id: knowledgePassages.id,
      articleId: knowledgePassages.articleId,
      content: knowledgePassages.content,
    })
    .from(knowledgePassages)
    .where(
      and(
        sql`${text} %> oka_search_text(${sentence})`,
        eq(knowledgePassages.locale, locale),
        ne(knowledgePassages.articleId, articleId),
      ),
    )
    .orderBy(sql`word_similarity(oka_search_text(${sentence}), ${text}) desc`)
    .limit(candidatesMax)
}

/** The first passages of other articles with the same title in that language, whatever case and accents. */
export function findSameTitle(
  tx: Db,
  { articleId, locale, title }: { articleId: string; locale: Locale; title: string },
): Promise<OtherPassage[]> {
  return tx
    .select({
      id: knowledgePassages.id,
      articleId: knowledgePassages.articleId,
      content: knowledgePassages.content,
    })
    .from(knowledgeArticles)
    .innerJoin(
      knowledgePassages,
      and(eq(knowledgePassages.articleId, knowledgeArticles.id), eq(knowledgePassages.position, 0)),
    )
    .where(
      and(
        eq(knowledgeArticles.locale, locale),
        sql`oka_search_text(${knowledgeArticles.title}) = oka_search_text(${title})`,
        ne(knowledgeArticles.id, articleId),
      ),
    )
    .limit(candidatesMax)
}

export type NewConflict = {
  passageId: string
  otherPassageId: string
  reason: ConflictReason
  quote: string
  otherQuote: string
}

export async function insertConflicts(tx: Db, conflicts: readonly NewConflict[]): Promise<void> {
  if (conflicts.length === 0) return
  await tx
    .insert(knowledgeConflicts)
    .values([...conflicts])
    .onConflictDoNothing()
}

/** What other articles say otherwise than this one, the latest changed first. */
export async function listConflicts(db: Db, articleId: string): Promise<ArticleConflict[]> {
  const select = (own: 'passageId' | 'otherPassageId') => {
    const isFirst = own === 'passageId'
    const { quote, otherQuote, passageId, otherPassageId } = knowledgeConflicts
    return db
      .select({
        reason: knowledgeConflicts.reason,
        quote: isFirst ? quote : otherQuote,
        otherQuote: isFirst ? otherQuote : quote,
        other: {
          id: knowledgeArticles.id,
          title: knowledgeArticles.title,
          updatedAt: knowledgeArticles.updatedAt,
        },
      })
      .from(knowledgeConflicts)
      .innerJoin(knowledgePassages, eq(knowledgePassages.id, isFirst ? otherPassageId : passageId))
      .innerJoin(knowledgeArticles, eq(knowledgeArticles.id, knowledgePassages.articleId))
      .where(
        sql`${knowledgeConflicts[own]} in (select id from ${knowledgePassages} where article_id = ${articleId}::uuid)`,
      )
      .orderBy(desc(knowledgeArticles.updatedAt), asc(knowledgeArticles.id))
  }
  const [found, named] = await Promise.all([select('passageId'), select('otherPassageId')])
  return [...found, ...named].toSorted((one, other) =>
    other.other.updatedAt.localeCompare(one.other.updatedAt),
  )
}
