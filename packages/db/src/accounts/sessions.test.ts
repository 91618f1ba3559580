import { expect, test } from 'vitest'

import { insertAdmin } from './admins.ts'
import { sql } from '../client.ts'
import { newId } from '../id.ts'
import { refreshTokens, sessions } from '../schema.ts'
import { deleteOldSessions } from './sessions.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'

const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`

test('sessions and their tokens are forgotten 30 days after their end, a thousand at a time', async () => {
  await using database = await openTestDatabase(await findTestServer())
  const { db } = database
  const account = { email: 'a@oka.test', name: 'A', role: 'agent', passwordHash: '' } as const
  const { id: adminId } = await insertAdmin(db, account)
  const rows = [
    { address: 'open', expiresAt: daysAgo(-1) },
    { address: 'expired', expiresAt: daysAgo(29) },
    { address: 'ended', expiresAt: daysAgo(-1), endedAt: daysAgo(29) },
    { address: 'old-ended', expiresAt: daysAgo(-1), endedAt: daysAgo(31) },
    ...Array.from({ length: 1000 }, () => ({ address: 'old', expiresAt: daysAgo(31) })),
  ].map((row) => Object.assign(row, { adminId, id: newId() }))
  await db.insert(sessions).values(rows)
  await db
    .insert(refreshTokens)
    .values(rows.map(({ id, address }) => ({ hash: `${address} ${id}`, sessionId: id })))
  const [{ id: sessionId }] = rows as [(typeof rows)[0]]
  await db.insert(refreshTokens).values([
    { hash: 'old-retired', sessionId, retiredAt: daysAgo(31) },
    { hash: 'retired', sessionId, retiredAt: daysAgo(29) },
  ])

  await deleteOldSessions(db)
  expect(await db.$count(sessions)).toBe(4)
  await deleteOldSessions(db)

  const left = await db.select({ address: sessions.address }).from(sessions)
  expect(left.map(({ address }) => address).toSorted()).toEqual(['ended', 'expired', 'open'])
  const tokens = await db.select({ hash: refreshTokens.hash }).from(refreshTokens)
  const kept = tokens.map(({ hash }) => hash.split(' ')[0]!).toSorted()
  expect(kept).toEqual(['ended', 'expired', 'open', 'retired'])
})
