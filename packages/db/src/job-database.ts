import type postgres from 'postgres'

import { connect } from './connection/connect.ts'

/** What pg-boss asks of a database (its `IDatabase`), so that it needs no driver of its own. */
export type JobDatabase = AsyncDisposable & {
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
  listen: (
    channel: string,
    onNotification: (payload: string) => void,
    onReconnect: () => void,
  ) => Promise<{ close: () => Promise<void> }>
}

const options = { max: 3, statementTimeout: 30_000, applicationName: 'oka jobs' }

/** Opens connections for the job queue; they must not go through a pooler in transaction mode. */
export function openJobDatabase(url: string): JobDatabase {
  const sql = connectForJobs(url, options.max)
  return {
    executeSql: async (text, values = []) => {
      if (!/^\s*begin\b/i.test(text)) return toRows(await run(sql, text, values))
      // A script with a transaction of its own must not share its connection; when one fails, its
      // connection is dropped.
      const alone = connectForJobs(url, 1)
      try {
        return toRows(await run(alone, text, values))
      } finally {
        await alone.end({ timeout: 2 })
      }
    },
    listen: async (channel, onNotification, onReconnect) => {
      const listening = await sql.listen(channel, onNotification, onReconnect)
      return { close: () => listening.unlisten() }
    },
    [Symbol.asyncDispose]: () => sql.end({ timeout: 2 }),
  }
}

const run = (sql: postgres.Sql, text: string, values: unknown[]) =>
  sql.unsafe(text, values.map((value) => value ?? null) as postgres.ParameterOrJSON<never>[])

/** Several statements answer with a result each. */
const toRows = (result: readonly unknown[]) => ({
  rows: result.flat() as Record<string, unknown>[],
})

function connectForJobs(url: string, max: number): postgres.Sql {
  const sql = connect(url, { ...options, max })
  // pg-boss writes JSON itself, as the driver that it was made for wants it.
  const serializers = sql.options.serializers as Record<string, (value: unknown) => unknown>
  for (const type of ['114', '3802']) {
    serializers[type] = (value: unknown) =>
      typeof value === 'string' ? value : JSON.stringify(value)
  }
  return sql
}
