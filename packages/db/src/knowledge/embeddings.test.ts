import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'

import { addArticles } from '../testing/add-articles.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { deleteArticle } from './articles.ts'
import {
  claimPassages,
  countEmbedded,
  findVectorsState,
  listVectors,
  postponeEmbedding,
  storeVectors,
} from './embeddings.ts'

let database: TestDatabase
let articleId: string

beforeEach(async () => {
  database = await openTestDatabase(await findTestServer())
  const ids = await addArticles(database.db, [
    {
      title: 'Office',
      locale: 'en',
      passages: [
        { heading: 'Parking', content: 'Behind the building.' },
        { heading: 'Hours', content: 'From 9 to 6.' },
      ],
    },
  ])
  articleId = ids[0]!
  return () => database[Symbol.asyncDispose]()
})

const expireClaims = () =>
  database.db.execute(
    sql`update passage_embeddings set claimed_until = now() - interval '1 second'`,
  )

async function embedAll(model: string, number: number): Promise<void> {
  const claimed = await claimPassages(database.db, model, 10)
  const vector = Buffer.from([number, 1])
  await storeVectors(
    database.db,
    model,
    claimed.map(({ passageId }) => ({ passageId, vector })),
  )
}

test('each passage is claimed by one process, and again once its claim has expired', async () => {
  const { db } = database
  const claims = await Promise.all([claimPassages(db, 'm', 1), claimPassages(db, 'm', 1)])
  const headings = claims.flat().map(({ heading }) => heading)
  expect(headings.toSorted()).toEqual(['Office › Hours', 'Office › Parking'])
  expect(await claimPassages(db, 'm', 10)).toEqual([])

  await expireClaims()
  expect(await claimPassages(db, 'm', 10)).toHaveLength(2)
  await expireClaims()
  await postponeEmbedding(db, 'm')
  expect(await claimPassages(db, 'm', 10)).toEqual([])
})

test('vectors are those of one model; another embeds all passages again', async () => {
  const { db } = database
  expect(await findVectorsState(db, 'm')).toBeNull()
  await embedAll('m', 7)
  expect(await countEmbedded(db, 'm')).toEqual({ done: 2, total: 2 })
  expect((await listVectors(db, 'm')).map(({ vector }) => vector)).toEqual([
    Buffer.from([7, 1]),
    Buffer.from([7, 1]),
  ])
  const state = await findVectorsState(db, 'm')

  await embedAll('another', 8)
  expect(await countEmbedded(db, 'another')).toEqual({ done: 2, total: 2 })
  expect(await listVectors(db, 'm')).toEqual([])
  expect(await findVectorsState(db, 'm')).toBeNull()
  expect(state).not.toBeNull()
})

test('vectors go with their passages, which shows in their state', async () => {
  const { db } = database
  const claimed = await claimPassages(db, 'm', 10)
  const [first] = claimed.map(({ passageId }) => ({ passageId, vector: Buffer.from([1]) }))
  await storeVectors(db, 'm', [first!])
  const state = await findVectorsState(db, 'm')
  await db.execute(sql`delete from knowledge_passages where id = ${first!.passageId}`)
  expect(await findVectorsState(db, 'm')).not.toBe(state)

  await db.transaction((tx) => deleteArticle(tx, articleId))
  // One that was embedded while its article was deleted.
  await storeVectors(db, 'm', [first!])
  expect(await countEmbedded(db, 'm')).toEqual({ done: 0, total: 0 })
})
