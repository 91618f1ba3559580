import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { expect } from 'vitest'

import type { Db } from '../client.ts'
import { connect } from '../connection/connect.ts'
import * as schema from '../schema.ts'
import { createEmptyDatabase } from '../testing.ts'
import { findLargeDatabase, findTestServer } from '../testing-server.ts'
import { findCostly, type Query } from './query-plans.ts'

export type LargeDatabase = AsyncDisposable & {
  sql: postgres.Sql
  db: Db
  /** Fails when a statement of the call costs more than a page of that many rows. */
  expectCheap: (call: () => Promise<unknown>, rows?: number) => Promise<void>
}

/** A database with many rows, as `fillLarge` makes them, whose statements are explained. */
export async function openLargeDatabase(): Promise<LargeDatabase> {
  const server = await findTestServer()
  const database = await createEmptyDatabase(server, await findLargeDatabase())
  const sql = connect(database.url, { max: 2, statementTimeout: 0 })
  let queries: Query[] = []
  const logger = { logQuery: (text: string, values: unknown[]) => queries.push({ text, values }) }
  const db = drizzle(sql, { schema, casing: 'snake_case', logger })
  return {
    sql,
    db,
    expectCheap: async (call, rows) => {
      queries = []
      await call()
      expect(queries).not.toEqual([])
      expect(await findCostly(sql, queries, rows)).toEqual([])
    },
    [Symbol.asyncDispose]: async () => {
      await sql.end()
      await database[Symbol.asyncDispose]()
    },
  }
}
