import type { ListSuppressions, Suppression, SuppressionReason } from '@oka/contract/mail'
import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { admins, suppressions } from './schema.ts'

const { addedBy: _addedBy, ...ownColumns } = getTableColumns(suppressions)

/** Those of the addresses to which no mails are sent. */
export async function findSuppressed(db: Db, addresses: readonly string[]): Promise<string[]> {
  const wanted = addresses.map((address) => address.toLowerCase())
  const rows = await db
    .select({ address: suppressions.address })
    .from(suppressions)
    .where(inArray(suppressions.address, wanted))
  return rows.map(({ address }) => address)
}

export type NewSuppression = {
  address: string
  reason: SuppressionReason
  mailId?: string
  addedBy?: number
}

/**
 * Puts an address on the list. False when it is there already; a complaint replaces another reason,
 * and the address counts as added.
 */
export async function insertSuppression(tx: Db, given: NewSuppression): Promise<boolean> {
  const { reason, mailId = null, addedBy = null } = given
  const address = given.address.toLowerCase()
  const added = await tx
    .insert(suppressions)
    .values({ address, reason, mailId, addedBy })
    .onConflictDoUpdate({
      target: suppressions.address,
      set: { reason, mailId, addedBy },
      setWhere: sql`excluded.reason = 'complained' and ${suppressions.reason} <> 'complained'`,
    })
    .returning({ address: suppressions.address })
  return added.length > 0
}

/** Takes an address off the list. Returns why it was on it; undefined when it was not. */
export async function deleteSuppression(
  tx: Db,
  address: string,
): Promise<SuppressionReason | undefined> {
  const [gone] = await tx
    .delete(suppressions)
    .where(eq(suppressions.address, address.toLowerCase()))
    .returning({ reason: suppressions.reason })
  return gone?.reason
}

export type SuppressionQuery = Omit<ListSuppressions, 'cursor'> & {
  /** Keyset position of the last one of the former page. */
  after: { at: string; address: string } | undefined
}

/** The list, newest first, by keyset. */
export function listSuppressions(
  db: Db,
  { q, limit, after }: SuppressionQuery,
): Promise<Suppression[]> {
  const literal = q?.toLowerCase().replace(/[\\%_]/g, '\\$&')
  return db
    .select({ ...ownColumns, addedBy: admins.name })
    .from(suppressions)
    .leftJoin(admins, eq(admins.id, suppressions.addedBy))
    .where(
      and(
        literal ? sql`${suppressions.address} like ${`%${literal}%`}` : undefined,
        after &&
          sql`(${suppressions.createdAt}, ${suppressions.address}) < (${after.at}::timestamptz, ${after.address})`,
      ),
    )
    .orderBy(desc(suppressions.createdAt), desc(suppressions.address))
    .limit(limit)
}
