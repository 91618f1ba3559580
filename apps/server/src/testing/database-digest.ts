import { type Db, sql } from '@oka/db/client'

/** Moved by every call that is counted, and by the sealing of events, whatever becomes of the call. */
const leftOut = new Set(['rate_limits', 'event_seals', 'event_queue'])
/** The queues of pg-boss in which work waits that others would notice. */
const queues = ['write-report', 'send-mail']

/** Table to digest. Two that are equal mean: nothing was written in between, no row of any table, no event, no mail. */
export type Digest = Record<string, string>

/**
 * Prepares a look at the whole database: of each table, how many rows there are, and which version of
 * each. PostgreSQL gives a row another `xmin` with every write, so that also one which writes what was
 * there before is noticed, and large documents need not be read.
 */
export async function openDigest(db: Db): Promise<() => Promise<Digest>> {
  const tables = await db.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' order by name`)
  const digests = tables
    .filter(({ name }) => !leftOut.has(name))
    .map(
      ({ name }) => sql`
        select ${name}::text as name,
          count(*) || ' rows ' || coalesce(sum(hashtextextended(ctid || ':' || xmin, 0)), 0) as digest
        from ${sql.identifier(name)}`,
    )
  const jobs = sql`
    select 'jobs', count(*) || ' rows ' || coalesce(md5(string_agg(id::text, ',' order by id)), '')
    from pgboss.job where name = any(${sql.param(`{${queues.join(',')}}`)}::text[])`
  const all = sql`
    select json_object_agg(name, digest) as digest
    from (${sql.join([...digests, jobs], sql` union all `)}) as digests`
  return async () => {
    const [row] = await db.execute<{ digest: Digest }>(all)
    return row!.digest
  }
}
