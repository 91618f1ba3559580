import type { Locale } from '@oka/contract/locale'
import { sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { isoFormat } from '../iso-timestamp.ts'
import { knowledgeArticles } from '../schema.ts'

export type PassageSearch = {
  /** What the visitor has typed; mistyped words are found too. */
  words: string
  /** Words of the same meaning in any language; they count half. */
  synonyms: readonly string[]
  /** The visitor's language, whose passages come first. */
  locale: Locale
  /** Passages of each language. */
  limit: number
}

/** The passage as an answer is taken from it. */
export type FoundPassage = {
  articleId: string
  title: string
  heading: string
  content: string
  locale: Locale
  url: string | null
  updatedAt: string
}

const foundColumns = sql`
  article.id as "articleId", article.title, passage.heading, passage.content, passage.locale,
  article.source_url as url, to_char(article.updated_at, ${isoFormat}) as "updatedAt"`

/** Characters of a question that are searched for; more is no question. */
const wordsMaxLength = 500
const synonymsMax = 200
/** Rows that the words searched for may have in all, for each language: the rarest words come first. */
const rowsMax = 1000
/** Words unknown to the passages that are compared with known ones, and how many of these each stands for. */
const mistyped = { words: 4, nearest: 2, minLength: 5 }

const literal = sql`('''' || replace(replace(stem, '\\', '\\\\'), '''', '''''') || '''')`

/** All words asked for, common ones too: they tell apart what the rare ones have found. */
const everyWordOf = (locale: Locale) =>
  sql`(select string_agg(query::text, ' | ')::tsquery from counted where locale = ${sql.raw(`'${locale}'`)})`

/**
 * The passages that may answer a question, best first: those with most of its words, in which rare words
 * weigh more. The work is bounded, however long the question and however many the passages.
 */
export async function findPassages(
  db: Db,
  { words, synonyms, locale, limit }: PassageSearch,
): Promise<FoundPassage[]> {
  const typed = words.slice(0, wordsMaxLength)
  const alike = synonyms.slice(0, synonymsMax).join(' ')
  const found = await db.execute(sql`
    with asked as (
      select language.locale, word.lexeme as stem, max(source.weight) as weight
      from (values (${typed}::text, 1.0), (${alike}::text, 0.5)) as source (content, weight)
      cross join lateral (values
        ('fr', to_tsvector('french', oka_search_text(source.content))),
        ('en', to_tsvector('english', oka_search_text(source.content)))
      ) as language (locale, words)
      cross join lateral unnest(language.words) as word
      group by language.locale, word.lexeme
    ),
    known as (
      select asked.locale, asked.stem, asked.weight, word.passages
      from asked inner join knowledge_words as word on word.locale = asked.locale and word.stem = asked.stem
    ),
    unknown as (
      select asked.stem from asked
      where asked.locale = ${locale} and asked.weight = 1 and length(asked.stem) >= ${mistyped.minLength}
        and not exists (
          select from knowledge_words as word where word.locale = asked.locale and word.stem = asked.stem
        )
      order by length(asked.stem) desc, asked.stem
      limit ${mistyped.words}
    ),
    nearest as (
      select ${locale}::text as locale, near.stem, 0.7 as weight, near.passages
      from unknown cross join lateral (
        select word.stem, word.passages from knowledge_words as word
        where word.locale = ${locale} and word.stem % unknown.stem
        order by similarity(word.stem, unknown.stem) desc, word.stem
        limit ${mistyped.nearest}
      ) as near
    ),
    counted as (
      select locale, stem, weight / ln(2 + passages) as weight, ${literal}::tsquery as query,
        sum(passages) over (partition by locale order by passages, stem) as rows
      from (select * from known union all select * from nearest) as every
    ),
    matched as (
      select passage.id, passage.locale, sum(counted.weight) as score
      from counted cross join lateral (
        -- The offset keeps this a lookup for each word: a join could read the whole table.
        select id, locale from knowledge_passages
        where search @@ counted.query and locale = counted.locale offset 0
      ) as passage
      where counted.rows <= ${rowsMax}
      group by passage.id, passage.locale
    ),
    ranked as (
      select passage.*, row_number() over (
        partition by passage.locale
        order by matched.score + ts_rank(passage.search, case passage.locale
          when 'fr' then ${everyWordOf('fr')} else ${everyWordOf('en')} end) desc, passage.id
      ) as place
      from matched inner join knowledge_passages as passage on passage.id = matched.id
    )
    select ${foundColumns}
    from ranked as passage cross join lateral (
      select id, title, source_url, updated_at from knowledge_articles
      where id = passage.article_id offset 0
    ) as article
    where passage.place <= ${limit}
    order by passage.locale = ${locale} desc, passage.place`)
  return found as unknown as FoundPassage[]
}

/** A value that differs once an article was added, changed or deleted. */
export async function findKnowledgeState(db: Db): Promise<string> {
  const [state] = await db
    .select({
      count: sql<number>`count(*)::integer`,
      latest: sql<string | null>`max(${knowledgeArticles.updatedAt})`,
    })
    .from(knowledgeArticles)
  return `${state!.count} ${state!.latest}`
}

type IdentifiedPassage = FoundPassage & { id: string }

/** All passages by their ids, at most `limit` of them. */
export async function listAllPassages(db: Db, limit: number): Promise<IdentifiedPassage[]> {
  const found = await db.execute(sql`
    select passage.id, ${foundColumns}
    from knowledge_passages as passage
    inner join knowledge_articles as article on article.id = passage.article_id
    limit ${limit}`)
  return found as unknown as IdentifiedPassage[]
}

/** The passages of these ids that there still are, in that order. */
export async function listPassages(db: Db, ids: readonly string[]): Promise<FoundPassage[]> {
  if (ids.length === 0) return []
  const found = await db.execute(sql`
    select ${foundColumns}
    from unnest(${`{${ids.join(',')}}`}::uuid[]) with ordinality as asked (id, place)
    inner join knowledge_passages as passage on passage.id = asked.id
    inner join knowledge_articles as article on article.id = passage.article_id
    order by asked.place`)
  return found as unknown as FoundPassage[]
}
