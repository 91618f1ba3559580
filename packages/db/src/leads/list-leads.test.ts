import { leadSorts } from '@oka/contract/known-values'
import { expect, test as base } from 'vitest'

import { sql } from '../client.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { type LeadPosition, listLeads, searchedAtOnce } from './list-leads.ts'

const count = 2 * searchedAtOnce + 10

/** More leads than are searched at once, the last of which in each order are Zz. */
const test = base.extend('db', { scope: 'file' }, async ({}, { onCleanup }) => {
  const database = await openTestDatabase(await findTestServer())
  onCleanup(() => database[Symbol.asyncDispose]())
  const { db } = database
  await db.execute(sql`
    insert into leads (name, fit_score, created_at)
    select case when n in (1, ${count}) then 'Zz ' else 'Jo ' end || n, n % 101, now() - make_interval(secs => n)
    from generate_series(1, ${count}::integer) n`)
  await db.execute(sql`analyze leads`)
  return db
})

test.for(leadSorts)(
  'two letters are searched for to the end of the list, by %s',
  async (sort, { db }) => {
    const names: string[] = []
    let calls = 0
    let after: LeadPosition | undefined
    do {
      const { found, end } = await listLeads(db, { sort, q: 'zz', limit: 50, after })
      names.push(...found.map(({ lead }) => lead.name))
      after = end
      calls += 1
    } while (after)
    expect(names.toSorted()).toEqual(['Zz 1', `Zz ${count}`])
    expect(calls).toBe(3)
  },
)

test('a page that is full ends where it is full', async ({ db }) => {
  const { found, end } = await listLeads(db, {
    sort: 'newest',
    q: 'jo',
    limit: 50,
    after: undefined,
  })
  expect(found.map(({ lead }) => lead.name)).toEqual(
    Array.from({ length: 50 }, (_, index) => `Jo ${index + 2}`),
  )
  expect(end).toBeUndefined()
})

test('three letters are searched for in all of the list at once', async ({ db }) => {
  const q = `z ${count}`
  const { found, end } = await listLeads(db, { sort: 'newest', q, limit: 50, after: undefined })
  expect([found.map(({ lead }) => lead.name), end]).toEqual([[`Zz ${count}`], undefined])
})

test.for(['%'.repeat(120), '_', '\\', '% _'])('%s is no wild card', async (q, { db }) => {
  const { found } = await listLeads(db, { sort: 'newest', q, limit: 50, after: undefined })
  expect(found).toEqual([])
})
