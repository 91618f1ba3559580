import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'

import { knowledgeArticles, knowledgeWords } from '../schema.ts'
import { addArticles } from '../testing/add-articles.ts'
import { openTestDatabase, type TestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { findPassages, type PassageSearch } from './find-passages.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase(await findTestServer())
  await addArticles(database.db, [
    {
      title: 'Our office',
      locale: 'en',
      url: 'https://acme.test/office',
      updatedAt: '2026-03-01T08:00:00.000Z',
      passages: [
        { heading: 'Parking', content: 'The car park is behind the building.' },
        { heading: 'Opening hours', content: 'We are open from 9 am to 6 pm.' },
      ],
    },
    {
      title: 'Prices',
      locale: 'en',
      passages: [
        { heading: 'Audit', content: 'An audit costs €4,000. The office visit is included.' },
        { heading: 'Reimbursement', content: 'We reimburse nothing.' },
      ],
    },
    {
      title: 'Nos bureaux',
      locale: 'fr',
      passages: [{ heading: 'Stationnement', content: 'Le parking est derrière l’immeuble.' }],
    },
  ])
  return () => database[Symbol.asyncDispose]()
})

const search = (words: string, given: Partial<PassageSearch> = {}) =>
  findPassages(database.db, { words, synonyms: [], locale: 'en', limit: 5, ...given })
const headings = async (...given: Parameters<typeof search>) =>
  (await search(...given)).map(({ heading }) => heading)

describe('passages are found', () => {
  test('by their words, whatever the ending, the rarest word first', async () => {
    expect(await headings('opened offices')).toEqual([
      'Our office › Opening hours',
      'Our office › Parking',
      'Prices › Audit',
    ])
  })

  test('with the address and the day of their article', async () => {
    expect(await search('parking')).toMatchObject([
      {
        title: 'Our office',
        url: 'https://acme.test/office',
        updatedAt: '2026-03-01T08:00:00.000Z',
      },
      { title: 'Nos bureaux', url: null, locale: 'fr' },
    ])
  })

  test('in the language of the visitor before the other', async () => {
    const found = await search('parking', { locale: 'fr' })
    expect(found.map(({ locale }) => locale)).toEqual(['fr', 'en'])
  })

  test('though a word is mistyped', async () => {
    expect(await headings('reimbursment?')).toEqual(['Prices › Reimbursement'])
    expect(await headings('stationement', { locale: 'fr' })).toEqual([
      'Nos bureaux › Stationnement',
    ])
  })

  test('by words of the same meaning', async () => {
    expect(await headings('where can I leave my vehicle', { synonyms: ['parking'] })).toContain(
      'Our office › Parking',
    )
  })

  test('no more of each language than asked for', async () => {
    expect(await headings('office', { limit: 1 })).toHaveLength(1)
  })
})

test.each([
  '',
  '?',
  "'; drop table messages --",
  '\\',
  "l'œuvre d’été",
  'a & !b | (c',
  '<->',
  '🙂',
])('a question of %j is no error', async (words) => {
  await expect(search(words)).resolves.toBeInstanceOf(Array)
})

test('a question of 4,000 characters is searched for by its beginning', async () => {
  const long = Array.from({ length: 800 }, (_, at) => `w${at}`).join(' ')
  expect(await search(`parking ${long}`)).toHaveLength(2)
  expect(await search(`${long} parking`)).toEqual([])
})

test('the words are counted as passages come and go', async () => {
  const count = async () =>
    database.db
      .select({ stem: knowledgeWords.stem, passages: knowledgeWords.passages })
      .from(knowledgeWords)
      .where(sql`stem in ('zeppelin', 'offic', 'ballon') and locale = 'en'`)
      .orderBy(knowledgeWords.stem)
  const before = await count()
  const content = 'A zeppelin at the office.'
  const [id] = await addArticles(database.db, [
    { title: 'Flights', locale: 'en', passages: [{ heading: 'Office', content }] },
  ])
  expect(await count()).toEqual([
    { stem: 'offic', passages: 4 },
    { stem: 'zeppelin', passages: 1 },
  ])
  await database.db.execute(
    sql`update knowledge_passages set content = 'A ballon.' where article_id = ${id}`,
  )
  expect(await count()).toEqual([
    { stem: 'ballon', passages: 1 },
    { stem: 'offic', passages: 4 },
  ])
  await database.db.delete(knowledgeArticles).where(sql`id = ${id}`)
  expect(await count()).toEqual(before)
})
