import postgres from 'postgres'

import { type DatabaseAddress, readDatabaseUrl } from './database-url.ts'

export type ConnectOptions = {
  /** Connections of the pool. */
  max: number
  /**
   * Whether the other side is a pooler in transaction mode: it refuses settings at the startup, forgets those of a
   * session, and may not keep prepared statements.
   */
  pooled?: boolean
  /** Milliseconds after which the server ends a statement; 0 for never. */
  statementTimeout?: number
  /** `application_name`, unless the connection string sets it. */
  applicationName?: string
}

/** Milliseconds. */
const defaultStatementTimeout = 5000
const idleInTransactionTimeout = 10_000

const sessionSettings = (statementTimeout: number) => ({
  // A number 0 would be left out.
  statement_timeout: String(statementTimeout),
  idle_in_transaction_session_timeout: idleInTransactionTimeout,
})

/** Set with each transaction where it cannot be set with the session; written with the first statement, at no cost in time. */
const transactionSettings = `
  set local statement_timeout = ${defaultStatementTimeout};
  set local idle_in_transaction_session_timeout = ${idleInTransactionTimeout}`

/**
 * A postgres.js client with our session settings: UTC, and no statement over 5 s. A silent server
 * is given up after 9 s.
 *
 * @throws DatabaseUrlError when the connection string cannot be used
 */
export function connect(url: string, given: ConnectOptions): postgres.Sql {
  const { max, pooled = false, statementTimeout = defaultStatementTimeout } = given
  const address = readDatabaseUrl(url)
  const options = {
    ...describeServer(address),
    max,
    prepare: address.prepare && !pooled,
    onnotice: () => {},
    // Of our patch: seconds without an answer until the statement is cancelled; half as much later the connection is given up.
    response_timeout: statementTimeout === 0 ? null : statementTimeout / 1000 + 1,
    // Seconds. By default it grows with the failures of all connections together: a full pool that
    // loses its server once waits 10 to 20 s, and every call with it.
    backoff: () => 0.2 + Math.random() * 0.3,
    connection: {
      // These two a pooler sets on any session it picks.
      TimeZone: 'UTC',
      application_name: address.applicationName ?? given.applicationName ?? 'oka',
      ...(address.options && { options: address.options }),
      ...(!pooled && sessionSettings(statementTimeout)),
    },
  }
  // The types know neither several hosts nor what the patch adds.
  const sql = postgres(options as unknown as postgres.Options<Record<string, never>>)
  return pooled ? withTransactionSettings(sql) : sql
}

const describeServer = (address: DatabaseAddress) => ({
  host: address.hosts.map(({ host }) => host),
  port: address.hosts.map(({ port }) => port),
  ...(address.path && { path: address.path }),
  user: address.user,
  ...(address.password !== undefined && { pass: address.password }),
  database: address.database,
  ssl: address.tls,
  sslnegotiation: address.tlsNegotiation,
  connect_timeout: address.connectTimeout,
  ...(address.targetSessionAttrs && { target_session_attrs: address.targetSessionAttrs }),
})

function withTransactionSettings(sql: postgres.Sql): postgres.Sql {
  const begin = sql.begin.bind(sql)
  const beginWithSettings = <T>(run: (transaction: postgres.TransactionSql) => T | Promise<T>) =>
    begin((transaction) => {
      // Not awaited: if this fails, so does the transaction.
      transaction.unsafe(transactionSettings).catch(() => {})
      return run(transaction)
    })
  return Object.assign(sql, { begin: beginWithSettings as unknown as typeof sql.begin })
}
