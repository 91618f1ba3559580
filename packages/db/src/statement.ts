import type { SQL } from 'drizzle-orm'

import type { Db } from './client.ts'

/** What Drizzle binds a prepared query to, and makes one with. */
type Session = {
  client: unknown
  logger: unknown
  dialect: { sqlToQuery: (text: SQL) => unknown }
  prepareQuery: (query: unknown, fields: undefined, name: string, isArrayMode: false) => object
}

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
    built ??= build(db).prepare(name)
    const { client, logger } = sessionOf(db)
    const own = Object.create(Object.getPrototypeOf(built) as object) as Prepared
    const prepared = Object.assign(own, built, {
      client,
      logger,
      ...(planEachTime && { prepare: false }),
    })
    bound.set(db, prepared)
    return prepared
  }
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
