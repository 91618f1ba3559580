import { fileURLToPath } from 'node:url'

import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'

import { connect } from './client.ts'

/** Where the SQL of the migrations lies in a checkout; the production bundle keeps a copy beside itself. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/**
 * Brings the database to the newest schema. Two processes that start at once would collide
 * (drizzle-orm#874), so one holds an advisory lock and the other waits for it.
 */
export async function migrateDatabase(url: string, folder = migrationsFolder): Promise<void> {
  const sql = connect(url, {
    max: 1,
    connection: { TimeZone: 'UTC', statement_timeout: 0, application_name: 'oka migrate' },
  })
  try {
    await sql`select pg_advisory_lock(hashtext('oka.migrate'))`
    await migrate(drizzle(sql), { migrationsFolder: folder })
  } finally {
    await sql.end({ timeout: 2 })
  }
}
