import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

import { toIso } from './moment.ts'
import * as schema from './schema.ts'
import { openTopics, type Topics } from './topics.ts'

/** A pool or a transaction: what every query function takes. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema>

export { sql } from 'drizzle-orm'

export type Database = AsyncDisposable & {
  db: Db
  topics: Topics
  /** For libraries that bring their own SQL. */
  query: (text: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>
}

export type DatabaseOptions = {
  url: string
  /** Where LISTEN and migrations go when `url` is a pooler such as pgbouncer in transaction mode. */
  directUrl?: string | undefined
  /** Connections of the pool. */
  max?: number
}

/** Opens a pool and the connection that listens for wake-ups. Throws when the server cannot be reached. */
export async function openDatabase({
  url,
  directUrl,
  max = 10,
}: DatabaseOptions): Promise<Database> {
  const pooled = directUrl !== undefined && directUrl !== url
  const sql = connect(url, { max, prepare: !pooled })
  const direct = pooled ? connect(directUrl, { max: 1 }) : sql
  const db = drizzle(sql, { schema, casing: 'snake_case' })
  // Drizzle has just replaced this parser by one that leaves the text as it is.
  sql.options.parsers['1184'] = toIso

  async function close(): Promise<void> {
    topics?.[Symbol.dispose]()
    if (pooled) await direct.end({ timeout: 2 })
    await sql.end({ timeout: 2 })
  }
  let topics: Topics | undefined
  try {
    topics = await openTopics(direct, sql)
  } catch (error) {
    await close()
    throw error
  }
  const query: Database['query'] = (text, values) =>
    sql.unsafe(text, values as postgres.ParameterOrJSON<never>[], { prepare: !pooled })
  return { db, topics, query, [Symbol.asyncDispose]: close }
}

/** A postgres.js client with the house's session settings: UTC, and no statement over 5 s. */
export function connect(
  url: string,
  options: postgres.Options<Record<string, never>> = {},
): postgres.Sql {
  return postgres(url, {
    onnotice: () => {},
    connect_timeout: 5,
    // Seconds. By default it grows with the failures of all connections together: a full pool that
    // loses its server once waits 10 to 20 s, and every call with it.
    backoff: () => 0.2 + Math.random() * 0.3,
    connection: {
      TimeZone: 'UTC',
      statement_timeout: 5000,
      idle_in_transaction_session_timeout: 10_000,
      application_name: 'oka',
    },
    ...options,
  })
}
