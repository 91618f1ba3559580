import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'

import type { Bus } from './connection/bus.ts'
import { connect } from './connection/connect.ts'
import { toIso } from './iso-timestamp.ts'
import * as schema from './schema.ts'
import { openPostgresBus } from './connection/postgres-bus.ts'

/** A pool or a transaction: what every query function takes. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema>

export { sql } from 'drizzle-orm'

export type Database = AsyncDisposable & {
  db: Db
  bus: Bus
  /** For libraries that bring their own SQL. */
  query: (text: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>
}

export type DatabaseOptions = {
  url: string
  /** Where LISTEN and migrations go when `url` is a pooler such as pgbouncer in transaction mode. */
  directUrl?: string | undefined
  /** Connections of the pool. */
  max?: number
  /** Milliseconds after which the server ends a statement of the pool. */
  statementTimeout?: number
}

/**
 * Opens a pool and the connection that listens for notifications. Throws when the server cannot be
 * reached.
 */
export async function openDatabase({
  url,
  directUrl,
  max = 10,
  statementTimeout,
}: DatabaseOptions): Promise<Database> {
  const pooled = directUrl !== undefined && directUrl !== url
  const sql = connect(url, { max, pooled, ...(statementTimeout && { statementTimeout }) })
  const db = drizzle(sql, { schema, casing: 'snake_case' })
  // Drizzle has just replaced this parser with one that returns the text unchanged.
  sql.options.parsers['1184'] = toIso

  await using opened = new AsyncDisposableStack()
  opened.defer(() => sql.end({ timeout: 2 }))
  const bus = opened.use(await openPostgresBus(() => connect(directUrl ?? url, { max: 1 }), sql))
  const closing = opened.move()
  const { prepare } = sql.options
  const query: Database['query'] = (text, values) =>
    sql.unsafe(text, values as postgres.ParameterOrJSON<never>[], { prepare })
  return { db, bus, query, [Symbol.asyncDispose]: () => closing.disposeAsync() }
}
