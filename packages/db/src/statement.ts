import { Column, DrizzleQueryError, fillPlaceholders, is, SQL, Subquery } from 'drizzle-orm'
import type postgres from 'postgres'

import type { Db } from './client.ts'

/** What Drizzle binds a prepared query to, and makes one with. */
type Session = {
  client: postgres.Sql
  logger: Logger
  dialect: { sqlToQuery: (text: SQL) => unknown }
  prepareQuery: (query: unknown, fields: undefined, name: string, isArrayMode: false) => object
}

type Logger = { logQuery: (text: string, values: unknown[]) => void }

/** Of Drizzle's prepared query, what executing it takes. */
type Built = {
  queryString: string
  params: unknown[]
  fields?: { path: string[]; field: unknown }[]
  customResultMapper?: unknown
  prepare: boolean
  /** Of ours: whether it only reads. */
  onlyReads: boolean
}

type Values = Record<string, unknown>

const sessionOf = (db: Db) => (db as unknown as { _: { session: Session } })._.session

/**
 * A query that is built once, and prepared by PostgreSQL under its name: building and parsing it at
 * each call makes a one-row query four times as expensive. A transaction has a session of its own,
 * to which the query is bound; Drizzle itself would build it again.
 *
 * @param planEachTime where the best plan depends on the values: PostgreSQL then does not prepare it
 */
export function statement<Prepared extends object>(
  name: string,
  build: (db: Db) => { prepare: (name: string) => Prepared },
  { planEachTime = false }: { planEachTime?: boolean } = {},
): (db: Db) => Prepared {
  let built: Prepared | undefined
  const bound = new WeakMap<Db, Prepared>()
  return (db) => {
    const known = bound.get(db)
    if (known) return known
    built ??= withOnlyReads(build(db).prepare(name))
    const { client, logger } = sessionOf(db)
    const own = Object.create(Object.getPrototypeOf(built) as object) as Prepared
    const prepared = Object.assign(own, built, {
      client,
      logger,
      ...(planEachTime && { prepare: false }),
    })
    const execute = executeDirectly(prepared as unknown as Built, { client, logger })
    if (execute) Object.assign(prepared, { execute })
    bound.set(db, prepared)
    return prepared
  }
}

/**
 * Executes it as Drizzle does, without the spans of a tracer and the cache, which take five promises and as many closures
 * a call. Undefined where rows are more than a flat list of columns, which is left to Drizzle.
 */
function executeDirectly(
  { queryString, params, fields, prepare, onlyReads, customResultMapper }: Built,
  { client, logger }: Pick<Session, 'client' | 'logger'>,
): ((values?: Values) => Promise<unknown[]>) | undefined {
  const isNested = fields?.some(({ path, field }) => path.length !== 1 || is(field, Subquery))
  if (customResultMapper || isNested) return undefined
  // Without parameters the driver would send it as text, to be planned at each call.
  const options = { prepare, simple: false, pipelined: prepare && onlyReads }
  const toRow = fields && rowOf(fields)
  return (values = {}) => {
    const filled = fillPlaceholders(params, values)
    logger.logQuery(queryString, filled)
    const query = client.unsafe(queryString, filled as never[], options)
    const wrap = (error: unknown): never => {
      throw new DrizzleQueryError(queryString, filled, error as Error)
    }
    if (!toRow) return query.then((rows) => [...rows], wrap)
    return query.values().then((rows) => rows.map(toRow), wrap)
  }
}

const reading = /^\s*(?:select|with)\b/i
const writing = /\b(?:insert|update|delete|share)\b/i

/**
 * Adds whether it neither writes nor locks, so that the driver may pipeline it behind other reads. Writes of one connection are
 * flushed to disk one by one, those of several by PostgreSQL's group commit.
 */
function withOnlyReads<Prepared extends object>(prepared: Prepared): Prepared {
  const { queryString } = prepared as unknown as Built
  const onlyReads = reading.test(queryString) && !writing.test(queryString)
  return Object.assign(prepared, { onlyReads })
}

/** How a row becomes an object: by the decoder of each column, as Drizzle has it. */
function rowOf(fields: NonNullable<Built['fields']>): (row: readonly unknown[]) => Values {
  const columns = fields.map(({ path, field }) => ({ name: path[0]!, decoder: decoderOf(field) }))
  return (row) => {
    const read: Values = {}
    columns.forEach(({ name, decoder }, index) => {
      const value = row[index]
      read[name] = value === null ? null : decoder.mapFromDriverValue(value)
    })
    return read
  }
}

type Decoder = { mapFromDriverValue: (value: unknown) => unknown }

function decoderOf(field: unknown): Decoder {
  if (is(field, Column)) return field
  const text = is(field, SQL) ? field : (field as SQL.Aliased).sql
  return (text as unknown as { decoder: Decoder }).decoder
}

type RawStatement<Row> = {
  execute: (values: Record<string, string | number | null>) => Promise<Row[]>
}

/** The same for a statement in SQL, with placeholders; its rows are as PostgreSQL names their columns. */
export function rawStatement<Row>(name: string, text: SQL): (db: Db) => RawStatement<Row> {
  return statement(name, (db) => ({
    prepare: () => {
      const session = sessionOf(db)
      const query = session.dialect.sqlToQuery(text)
      return session.prepareQuery(query, undefined, name, false) as RawStatement<Row>
    },
  }))
}
