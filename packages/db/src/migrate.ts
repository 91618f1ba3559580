import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type postgres from 'postgres'

import { connect } from './connection/connect.ts'

/** Where the SQL of the migrations lies in a checkout; the production bundle keeps a copy beside itself. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** Milliseconds between two attempts to get the lock that another process holds. */
const lockRetryMs = 200

/**
 * Brings the database to the newest schema, one migration after the other, and keeps Drizzle's own
 * record of what was applied. Two processes that start at once would collide (drizzle-orm#874), so one
 * holds an advisory lock and the other waits for it.
 *
 * Each migration is one transaction, except those that build indexes CONCURRENTLY, which PostgreSQL
 * refuses inside one: their statements must be safe to run again.
 */
export async function migrateDatabase(url: string, folder = migrationsFolder): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  const sql = connect(url, { max: 1, statementTimeout: 0, applicationName: 'oka migrate' })
  try {
    if ((await findPending(sql, migrations)).length === 0) return
    await lock(sql)
    for (const migration of await findPending(sql, migrations)) await apply(sql, migration)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** In order; Drizzle compares by the time at which a migration was generated. */
async function findPending(
  sql: postgres.Sql,
  migrations: readonly MigrationMeta[],
): Promise<MigrationMeta[]> {
  const [known] = await sql`select to_regclass('drizzle.__drizzle_migrations') as table`
  if (!known!['table']) return [...migrations]
  const [last] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`
  return migrations.filter(({ folderMillis }) => folderMillis > Number(last!['at'] ?? 0))
}

/**
 * Polls for the lock instead of blocking: a blocked statement holds a snapshot, and CREATE INDEX
 * CONCURRENTLY in the process that has the lock would wait for that snapshot in turn.
 */
async function lock(sql: postgres.Sql): Promise<void> {
  for (;;) {
    const [answer] = await sql`select pg_try_advisory_lock(hashtext('oka.migrate')) as locked`
    if (answer!['locked']) break
    await pause(lockRetryMs)
  }
  await sql`create schema if not exists drizzle`
  await sql`
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint
    )`
}

async function apply(sql: postgres.Sql, migration: MigrationMeta): Promise<void> {
  const record = (on: Pick<postgres.Sql, 'unsafe'> & postgres.ISql) => on`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    values (${migration.hash}, ${migration.folderMillis})`
  const isConcurrent = migration.sql.some((text) => /\bCONCURRENTLY\b/.test(text))
  if (!isConcurrent) {
    await sql.begin(async (tx) => {
      for (const text of migration.sql) await tx.unsafe(text)
      await record(tx)
    })
    return
  }
  await dropInvalidIndexes(sql, migration)
  for (const text of migration.sql) await sql.unsafe(text)
  await record(sql)
}

/** An interrupted build leaves an index that is never used and always written. */
async function dropInvalidIndexes(sql: postgres.Sql, migration: MigrationMeta): Promise<void> {
  const invalid = await sql<{ name: string }[]>`
    select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
    where not indisvalid and relnamespace = current_schema()::regnamespace`
  for (const { name } of invalid) {
    const isOurs = migration.sql.some((text) => text.includes(`"${name}"`))
    if (isOurs) await sql`drop index concurrently ${sql(name)}`
  }
}
