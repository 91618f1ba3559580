import type { Rehearsal, SaveRehearsal } from '@oka/contract/rehearsal'
import { and, asc, count, eq, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { newId } from './id.ts'
import { admins, rehearsals } from './schema.ts'

const select = (db: Db) =>
  db
    .select({
      id: rehearsals.id,
      title: rehearsals.title,
      locale: rehearsals.locale,
      lines: rehearsals.lines,
      expected: rehearsals.expected,
      version: rehearsals.version,
      updatedBy: { id: admins.id, name: admins.name },
      updatedAt: rehearsals.updatedAt,
    })
    .from(rehearsals)
    .leftJoin(admins, eq(admins.id, rehearsals.updatedBy))

/** The saved conversations of the playground, in the order they were made. */
export function listRehearsals(db: Db, limit: number): Promise<Rehearsal[]> {
  return select(db).orderBy(asc(rehearsals.createdAt), asc(rehearsals.id)).limit(limit)
}

export async function findRehearsal(db: Db, id: string): Promise<Rehearsal | undefined> {
  const [found] = await select(db).where(eq(rehearsals.id, id))
  return found
}

/** Serialises those who add one, so that there are never more than allowed. */
export async function countRehearsals(tx: Db): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.rehearsals'))`)
  const [row] = await tx.select({ count: count() }).from(rehearsals)
  return row!.count
}

type Values = Pick<SaveRehearsal, 'title' | 'locale' | 'lines' | 'expected'>

export async function insertRehearsal(
  tx: Db,
  { title, locale, lines, expected }: Values,
  updatedBy: number,
): Promise<string> {
  const id = newId()
  await tx.insert(rehearsals).values({ id, title, locale, lines, expected, updatedBy })
  return id
}

/** Replaces one of that version, of any where it is undefined; false where there is none. */
export async function updateRehearsal(
  tx: Db,
  { id, version }: { id: string; version: number | undefined },
  { values: { title, locale, lines, expected }, by }: { values: Values; by: number },
): Promise<boolean> {
  const changed = await tx
    .update(rehearsals)
    .set({
      title,
      locale,
      lines,
      expected,
      updatedBy: by,
      version: sql`${rehearsals.version} + 1`,
    })
    .where(
      and(
        eq(rehearsals.id, id),
        version === undefined ? undefined : eq(rehearsals.version, version),
      ),
    )
    .returning({ id: rehearsals.id })
  return changed.length > 0
}

export async function deleteRehearsal(tx: Db, id: string): Promise<boolean> {
  const gone = await tx
    .delete(rehearsals)
    .where(eq(rehearsals.id, id))
    .returning({ id: rehearsals.id })
  return gone.length > 0
}
