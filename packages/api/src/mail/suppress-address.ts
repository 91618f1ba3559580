import type { Admin } from '@oka/contract/auth'
import type { ListSuppressions, SuppressAddress, SuppressionPage } from '@oka/contract/mail'
import { appendEvent } from '@oka/db/audit/events'
import {
  deleteSuppression,
  insertSuppression,
  listSuppressions as listFound,
} from '@oka/db/suppressions'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

// PostgreSQL keeps no NUL.
const position = z.object({ at: momentPosition, address: z.string().regex(/^[^\0]{1,255}$/) })

/** One page of the suppression list, newest first. */
export async function listSuppressions(
  { db }: Pick<Deps, 'db'>,
  { cursor, ...query }: ListSuppressions,
): Promise<SuppressionPage> {
  const after = readCursor(position, cursor)
  const found = await listFound(db, { ...query, limit: query.limit + 1, after })
  return toPage(found, query.limit, ({ createdAt, address }) => ({ at: createdAt, address }))
}

/** Puts an address on the suppression list; one that is on it stays as it is. */
export async function suppressAddress(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { address }: SuppressAddress,
): Promise<{ address: string }> {
  await db.transaction(async (tx) => {
    const added = await insertSuppression(tx, { address, reason: 'by_staff', addedBy: author.id })
    if (!added) return
    await appendEvent(tx, {
      name: 'suppression.added',
      adminId: author.id,
      data: { reason: 'by_staff' },
      details: { after: { email: address } },
    })
  })
  return { address }
}

/** Takes an address off the suppression list. Throws `suppression_not_found`. */
export async function allowAddress(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { address }: SuppressAddress,
): Promise<{ address: string }> {
  await db.transaction(async (tx) => {
    const reason = await deleteSuppression(tx, address)
    if (reason === undefined) throw new DomainError('suppression_not_found')
    await appendEvent(tx, {
      name: 'suppression.removed',
      adminId: author.id,
      data: { reason },
      details: { before: { email: address } },
    })
  })
  return { address }
}
