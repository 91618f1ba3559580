import { endSessions, openSession } from '@oka/db/accounts/sessions'
import { admins } from '@oka/db/schema'
import { openTestDatabase } from '@oka/db/testing'
import { createInMemoryBus } from '@oka/db/testing/in-memory-bus'
import { findTestServer } from '@oka/db/testing-server'
import { sessionsTopic } from '@oka/db/topics'
import { afterEach, beforeEach, expect, test as base, vi } from 'vitest'

import { createSessionMemo } from './session-memo.ts'

const device = { userAgent: '', address: '', locale: null, days: 1 }

/** A session that has ended since it was remembered; what notifies is in the hands of the test. */
const test = base.extend('scene', async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const { db } = resources.use(await openTestDatabase(await findTestServer()))
  const bus = createInMemoryBus()
  const memo = resources.use(createSessionMemo({ db, bus }))
  const row = { email: 'jane@oka.test', passwordHash: 'none', name: 'Jane' }
  const [admin] = await db.insert(admins).values(row).returning({ id: admins.id })
  const adminId = admin!.id
  const sessionId = await openSession(db, { ...device, adminId, tokenHash: 'hash' })
  const end = () => endSessions(db, { adminId })
  return { memo, bus, sessionId, end }
})

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

test('a session is remembered until it is notified that some have ended', async ({ scene }) => {
  const { memo, bus, sessionId, end } = scene
  expect((await memo.find(sessionId))?.id).toBe(sessionId)
  await end()
  expect((await memo.find(sessionId))?.id).toBe(sessionId)
  await bus.notify(sessionsTopic)
  expect(await memo.find(sessionId)).toBeUndefined()
})

test('a session is remembered until this process has ended some', async ({ scene }) => {
  const { memo, sessionId, end } = scene
  await memo.find(sessionId)
  await end()
  memo.forget()
  expect(await memo.find(sessionId)).toBeUndefined()
})

test('a session is remembered for a second where the notification is lost', async ({ scene }) => {
  const { memo, sessionId, end } = scene
  await memo.find(sessionId)
  await end()
  vi.advanceTimersByTime(1000)
  expect(await memo.find(sessionId)).toBeUndefined()
})

test('a session that ends while it is read is not remembered', async ({ scene }) => {
  const { memo, sessionId, end } = scene
  const reading = memo.find(sessionId)
  memo.forget()
  await reading
  await end()
  expect(await memo.find(sessionId)).toBeUndefined()
})
