import type { ModelBudgets } from '@oka/contract/model-usage'
import { beforeAll, beforeEach, expect, test } from 'vitest'

import { type Database, openDatabase, sql } from './client.ts'
import {
  noteBudgetReached,
  readBudgetsReached,
  readModelUsage,
  reserveModelCall,
  settleModelCall,
} from './model-usage.ts'
import { conversations } from './schema.ts'
import { openTestDatabase } from './testing.ts'
import { findTestServer } from './testing-server.ts'

let one: Database
/** As another process has it. */
let other: Database

beforeAll(async () => {
  const database = await openTestDatabase(await findTestServer())
  one = await openDatabase({ url: database.url })
  other = await openDatabase({ url: database.url })
  return async () => {
    await one[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  }
})

beforeEach(async () => {
  await one.db.execute(sql`truncate model_usage, model_budget_notices, conversations cascade`)
})

const none = { calls: null, tokens: null }
const unlimited: ModelBudgets = { visitor: none, day: none, total: none }
const most = { prompt: 100, completion: 50 }
const day = '2026-11-28'
const model = 'gpt-4o-mini'

async function insertConversation(): Promise<string> {
  const [row] = await one.db
    .insert(conversations)
    .values({
      visitorTokenHash: crypto.randomUUID(),
      visitorTokenExpiresAt: '2030-01-01T00:00:00.000Z',
      locale: 'en',
    })
    .returning({ id: conversations.id })
  return row!.id
}

const reserve = (
  budgets: Partial<ModelBudgets>,
  { from = one, ...key }: { from?: Database; day?: string; conversationId?: string } = {},
) =>
  reserveModelCall(from.db, { day, conversationId: null, model, ...key }, most, {
    ...unlimited,
    ...budgets,
  })

test('two processes that call at once stay within a budget, to the call', async () => {
  const conversationId = await insertConversation()
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      reserve(
        { day: { calls: 25, tokens: null } },
        { from: index % 2 ? one : other, conversationId },
      ),
    ),
  )
  expect(outcomes.filter((reached) => reached === null)).toHaveLength(25)
  expect(new Set(outcomes)).toEqual(new Set([null, 'day']))
  expect(await readModelUsage(one.db, day)).toMatchObject({
    day: { calls: 25, tokens: 25 * 150 },
    visitor: { calls: 25, tokens: 25 * 150 },
  })
})

test('what is under way counts with all that it may use, then with what it used', async () => {
  const tokens = { calls: null, tokens: 300 }
  const key = { day, conversationId: null, model }
  expect(await reserve({ total: tokens })).toBeNull()
  expect(await reserve({ total: tokens })).toBeNull()
  expect(await reserve({ total: tokens })).toBe('total')
  await settleModelCall(one.db, key, { reserved: most, used: { prompt: 20, completion: 5 } })
  expect((await readModelUsage(one.db, day)).total).toEqual({ calls: 2, tokens: 175 })
  expect(await reserve({ total: { calls: null, tokens: 325 } })).toBeNull()
})

test('a visitor’s budget is their own, and of a day', async () => {
  const [jo, sam] = [await insertConversation(), await insertConversation()]
  const visitor = { calls: 1, tokens: null }
  expect(await reserve({ visitor }, { conversationId: jo })).toBeNull()
  expect(await reserve({ visitor }, { conversationId: jo })).toBe('visitor')
  expect(await reserve({ visitor }, { conversationId: sam })).toBeNull()
  expect(await reserve({ visitor }, { conversationId: jo, day: '2026-11-29' })).toBeNull()
  // A report is no visitor's.
  expect(await reserve({ visitor })).toBeNull()
})

test('the day, the month and all time are told apart', async () => {
  for (const on of ['2026-10-31', '2026-11-01', '2026-11-27', day]) await reserve({}, { day: on })
  const { day: today, month, total } = await readModelUsage(one.db, day)
  expect([today.calls, month.calls, total.calls]).toEqual([1, 3, 4])
  expect(await reserve({ total: { calls: 4, tokens: null } }, { day: '2026-12-01' })).toBe('total')
  expect(await reserve({ day: { calls: 0, tokens: null } }, { day: '2026-12-01' })).toBe('day')
})

test('an erased conversation leaves what was spent, and counts no more', async () => {
  const conversationId = await insertConversation()
  const key = { day, conversationId, model }
  await reserve({}, { conversationId })
  await one.db.execute(sql`delete from conversations where id = ${conversationId}`)

  await settleModelCall(one.db, key, { reserved: most, used: { prompt: 10, completion: 1 } })
  await expect(reserve({}, { conversationId })).rejects.toThrow()

  const { day: today, visitor } = await readModelUsage(one.db, day)
  expect([today, visitor]).toEqual([
    { calls: 1, tokens: 11 },
    { calls: 0, tokens: 0 },
  ])
})

test('a budget is noted as reached once a day, by one of those who find it so', async () => {
  const noted = await Promise.all(
    [one, other, one, other].map(({ db }) => noteBudgetReached(db, day, 'day')),
  )
  expect(noted.filter(Boolean)).toHaveLength(1)
  expect(await noteBudgetReached(one.db, day, 'visitor')).toBe(true)
  expect(await noteBudgetReached(one.db, '2026-11-29', 'day')).toBe(true)
  expect(await readBudgetsReached(one.db, '2026-11-29')).toMatchObject({
    visitor: null,
    total: null,
    day: expect.stringMatching(/Z$/),
  })
})
