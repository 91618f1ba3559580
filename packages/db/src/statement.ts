import type { Db } from './client.ts'

/** What Drizzle binds a prepared query to. */
type Session = { client: unknown; logger: unknown }

/**
 * A query that is built once, and prepared by PostgreSQL under its name: building and parsing it at
 * each call makes a one-row query four times as expensive. A transaction has a session of its own,
 * to which the query is bound; Drizzle itself would build it again.
 */
export function statement<Prepared extends object>(
  name: string,
  build: (db: Db) => { prepare: (name: string) => Prepared },
): (db: Db) => Prepared {
  let built: Prepared | undefined
  const bound = new WeakMap<Db, Prepared>()
  return (db) => {
    const known = bound.get(db)
    if (known) return known
    built ??= build(db).prepare(name)
    const { client, logger } = (db as unknown as { _: { session: Session } })._.session
    const own = Object.create(Object.getPrototypeOf(built) as object) as Prepared
    const prepared = Object.assign(own, built, { client, logger })
    bound.set(db, prepared)
    return prepared
  }
}
