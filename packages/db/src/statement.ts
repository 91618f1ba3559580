import type { Db } from './client.ts'

/**
 * A query that is built once for a pool and prepared by PostgreSQL under its name: building and
 * parsing it at each call makes a one-row query four times as expensive.
 */
export function statement<Prepared>(
  name: string,
  build: (db: Db) => { prepare: (name: string) => Prepared },
): (db: Db) => Prepared {
  const built = new WeakMap<Db, Prepared>()
  return (db) => {
    const known = built.get(db)
    if (known) return known
    const prepared = build(db).prepare(name)
    built.set(db, prepared)
    return prepared
  }
}
