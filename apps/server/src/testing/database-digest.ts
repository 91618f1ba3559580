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
 * there before is noticed, and large documents need not be read. It is a function of the database, which
 * keeps its plan: files of tests look hundreds of times, and planning took half of it.
 */
export async function openDigest(db: Db): Promise<() => Promise<Digest>> {
  const tables = await db.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' order by name`)
  const digests = tables
    .filter(({ name }) => !leftOut.has(name))
    .map(
      ({ name }) => `
        select '${name}' as name,
          count(*) || ' rows ' || coalesce(sum(hash_record_extended(row(ctid, xmin), 0)), 0) as digest
        from ${name}`,
    )
  const jobs = `
    select 'jobs', count(*) || ' rows ' || coalesce(md5(string_agg(id::text, ',' order by id)), '')
    from pgboss.job where name = any('{${queues.join(',')}}')`
  await db.execute(
    sql.raw(`
      create function digest_tables() returns json language plpgsql as $$ begin return (
        select json_object_agg(name, digest) from (${[...digests, jobs].join(' union all ')}) as digests
      ); end $$`),
  )
  return async () => {
    const [row] = await db.execute<{ digest: Digest }>(sql`select digest_tables() as digest`)
    return row!.digest
  }
}
