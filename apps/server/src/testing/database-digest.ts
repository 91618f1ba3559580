import { type Db, sql } from '@oka/db/client'

/**
 * Changed by every counted call, by the sealing of events and by the sweep that adds counts up, whatever the call's
 * outcome; presences have a digest of their own.
 */
const leftOut = new Set([
  'rate_limits',
  'event_seals',
  'event_queue',
  'count_changes',
  'counts',
  'presences',
])
/** Queues of pg-boss whose jobs have effects. */
const queues = ['write-report', 'send-mail']

/**
 * Notes each write of presences. The sweep deletes expired ones at any time, so that is not one: their rows cannot be
 * compared.
 */
const watchPresences = `
  create table presence_writes (id bigint generated always as identity);
  create function note_presence_write() returns trigger language plpgsql security definer as $$ begin
    if tg_op <> 'DELETE' or old.looking_until > now() then insert into presence_writes default values; end if;
    return null;
  end $$;
  create trigger presence_writes after insert or update or delete on presences
    for each row execute function note_presence_write()`

/** Table to digest. Equal digests mean that nothing was written in between: no row, no event, no mail. */
export type Digest = Record<string, string>

/**
 * Prepares digests of the whole database: for each table the number of rows and the version of each.
 * PostgreSQL gives a row another `xmin` with every write, so that rewriting the same values is detected,
 * without reading large documents. A function of the database keeps the plan, which took half of the time.
 */
export async function openDigest(db: Db): Promise<() => Promise<Digest>> {
  await db.execute(sql.raw(watchPresences))
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
