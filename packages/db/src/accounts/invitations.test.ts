import { randomUUID } from 'node:crypto'

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'

import { sql } from '../client.ts'
import { deleteOldInvitations, insertInvitation } from './invitations.ts'
import { invitations } from '../schema.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'

const link = (email: string) => {
  return {
    kind: 'reset' as const,
    tokenHash: randomUUID(),
    email,
    role: null,
    invitedBy: null,
    hours: 1,
  }
}

test('of links that are asked for at the same moment one is left', async () => {
  await using database = await openTestDatabase(await findTestServer())
  const { db } = database
  await Promise.all(
    Array.from({ length: 10 }, () =>
      db.transaction((tx) => insertInvitation(tx, link('a@oka.test'))),
    ),
  )
  const left = await db.select().from(invitations).where(eq(invitations.revoked, false))
  expect(left).toHaveLength(1)
})

test('links are forgotten 30 days after they were used or have expired, a thousand at a time', async () => {
  await using database = await openTestDatabase(await findTestServer())
  const { db } = database
  const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`
  const rows = [
    { email: 'open', expiresAt: daysAgo(-1) },
    { email: 'expired', expiresAt: daysAgo(29) },
    { email: 'used', expiresAt: daysAgo(-1), usedAt: daysAgo(29) },
    { email: 'old-used', expiresAt: daysAgo(-1), usedAt: daysAgo(31) },
    ...Array.from({ length: 1000 }, () => ({ email: 'old', expiresAt: daysAgo(31) })),
  ]
  await db.insert(invitations).values(rows.map((row) => Object.assign(link(row.email), row)))

  await deleteOldInvitations(db)
  expect(await db.$count(invitations)).toBe(4)
  await deleteOldInvitations(db)

  const left = await db.select({ email: invitations.email }).from(invitations)
  expect(left.map(({ email }) => email).toSorted()).toEqual(['expired', 'open', 'used'])
})
