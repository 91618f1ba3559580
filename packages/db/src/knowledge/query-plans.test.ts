import type postgres from 'postgres'
import { beforeAll, describe, test } from 'vitest'

import type { Db } from '../client.ts'
import { fillKnowledge } from '../testing/fill-knowledge.ts'
import { largeLeads as leadCount } from '../testing.ts'
import { uuidOf } from '../testing/fill-large.ts'
import { type LargeDatabase, openLargeDatabase } from '../testing/large-database.ts'
import { findArticle, listArticles } from './articles.ts'
import { findSameTitle, findSimilarPassages } from './conflicts.ts'
import {
  claimPassages,
  findVectorsState,
  listVectors,
  postponeEmbedding,
  storeVectors,
} from './embeddings.ts'
import { findPassages, listPassages } from './find-passages.ts'

const passageCount = 20_000
const limit = 50
let sql: postgres.Sql
let db: Db
let expectCheap: LargeDatabase['expectCheap']
beforeAll(async () => {
  const database = await openLargeDatabase()
  ;({ sql, db, expectCheap } = database)
  await fillKnowledge(sql, passageCount)
  return () => database[Symbol.asyncDispose]()
})

describe('the knowledge', () => {
  const page = { limit, after: undefined }

  test.for([{}, { locale: 'fr' }, { kind: 'answer' }, { locale: 'en', kind: 'page' }] as const)(
    'its articles: %o',
    async (filter) => {
      await expectCheap(() => listArticles(db, { ...page, ...filter }))
      const at = new Date(Date.now() - (leadCount / 2) * 300_000).toISOString()
      const after = { at, id: '80000000-0000-0000-0000-000000000000' }
      await expectCheap(() => listArticles(db, { ...page, ...filter, after }))
    },
  )
  test.for(['8f14e45fceea167a5a36dedd4bea2543', 'costs 4242 €', 'nowhere at all'])(
    'search of %s',
    (q) => expectCheap(() => listArticles(db, { ...page, q })),
  )
  test('an article with what others say otherwise', async () => {
    const [row] = await sql<
      { id: string }[]
    >`select ${sql.unsafe(uuidOf("'article' || 100"))} as id`
    await expectCheap(() => findArticle(db, row!.id))
  })
  test('what may contradict a sentence, or has its title', async () => {
    const [row] = await sql<{ id: string; content: string; title: string }[]>`
      select a.id, content, title from knowledge_articles a join knowledge_passages p on p.article_id = a.id
      where p.id = ${sql.unsafe(uuidOf("'passage' || 7"))}`
    const { id, content, title } = row!
    const other = { articleId: id, locale: 'en' as const }
    await expectCheap(() => findSimilarPassages(db, { ...other, sentence: content }))
    await expectCheap(() => findSameTitle(db, { ...other, title }))
  })
})

describe('what finds passages by their meaning', () => {
  // One in a hundred has its vector by a model that is no longer in use.
  beforeAll(async () => {
    await sql`
      update passage_embeddings set model = case when random() < 0.01 then 'm' else 'another' end, vector = '\\x0102', stored_at = now()`
    await sql`vacuum analyze passage_embeddings`
  })

  test('what a process holds, and whether it still does', async () => {
    await expectCheap(() => findVectorsState(db, 'm'))
    await expectCheap(() => listVectors(db, 'm'))
  })
  test('a batch that is claimed and stored, once all the others are', async () => {
    const claim = () => claimPassages(db, 'another', 32)
    await expectCheap(claim)
    await expectCheap(() => postponeEmbedding(db, 'another'))
    await sql`update passage_embeddings set claimed_until = now() - interval '1 second' where model = 'm'`
    const ids = (await claim()).map(({ passageId }) => passageId)
    const vectors = ids.map((passageId) => ({ passageId, vector: Buffer.from([1]) }))
    await expectCheap(() => storeVectors(db, 'another', vectors))
    await expectCheap(() => listPassages(db, ids.slice(0, 12)))
  })
})

describe('what may answer a question', () => {
  const many = Array.from({ length: 800 }, (_, at) => `theme${at} hundredth${at % 100}`)
  const cases = {
    'with a rare word': 'what does the audit of theme77 cost?',
    'of common words alone': 'our audit costs euros',
    'with mistyped words': 'hundretdh42, thousandht42, tehme7, artcile',
    'of 4,000 characters': many.join(' ').slice(0, 4000),
  }

  test.for(Object.entries(cases))('%s', async ([, words]) => {
    const synonyms = many.slice(0, 400)
    await expectCheap(() => findPassages(db, { words, synonyms, locale: 'en', limit: 12 }))
  })
})
