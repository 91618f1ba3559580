import type postgres from 'postgres'

import { connect } from './connection/connect.ts'

/** Where pg-boss keeps its tables, which it makes and changes by itself. */
const jobsSchema = 'pgboss'

/**
 * Grants the application's role the minimum: rows of our tables, but only inserts into the audit,
 * and a schema of its own for the jobs. It owns none of our tables, so it cannot bypass their
 * triggers either. Run by the owner after the migrations; idempotent.
 *
 * @param url of the owner, who is a superuser or a member of the role
 */
export async function restrictRole(url: string, role: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  try {
    await sql.begin(async (tx) => {
      // Concurrent starts would change the same rows of the catalog.
      await tx`select pg_advisory_xact_lock(hashtext('oka.restrict'))`
      await grant(tx, role)
      await giveJobs(tx, role)
    })
  } finally {
    await sql.end({ timeout: 2 })
  }
}

async function grant(tx: postgres.TransactionSql, role: string): Promise<void> {
  const to = tx(role)
  await tx`grant usage on schema public to ${to}`
  await tx`grant usage, select on all sequences in schema public to ${to}`
  await tx`grant select, insert, update, delete on all tables in schema public to ${to}`
  await tx`revoke insert, update, delete on events, event_seals, event_details, event_queue from ${to}`
  // The application sets neither its number nor its time.
  await tx`grant insert (name, admin_id, lead_id, conversation_id, data) on events to ${to}`
  await tx`grant insert on event_seals to ${to}`
  await tx`grant insert, delete on event_queue to ${to}`
  // An erasure empties the personal values.
  await tx`grant insert, update (salt, before, after) on event_details to ${to}`
}

/**
 * The role owns the schema of the jobs, also where the owner had created it, as release 0.1.0 did.
 * What the role owns already is skipped: a change of owner would wait for running jobs.
 */
async function giveJobs(tx: postgres.TransactionSql, role: string): Promise<void> {
  const to = tx(role)
  await tx`alter schema ${tx(jobsSchema)} owner to ${to}`
  const parts = await tx<{ statement: string }[]>`
    select format('alter table %s owner to %I', oid::regclass, ${role}::text) as statement from pg_class
    where relnamespace = ${jobsSchema}::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and relowner <> ${role}::regrole
    union all
    select format('alter sequence %s owner to %I', oid::regclass, ${role}::text) from pg_class as sequence
    where relnamespace = ${jobsSchema}::regnamespace and relkind = 'S' and relowner <> ${role}::regrole and not exists (
      select from pg_depend where objid = sequence.oid and deptype in ('a', 'i'))
    union all
    select format('alter routine %s owner to %I', oid::regprocedure, ${role}::text) from pg_proc
    where pronamespace = ${jobsSchema}::regnamespace and proowner <> ${role}::regrole
    union all
    select format('alter type %s owner to %I', oid::regtype, ${role}::text) from pg_type
    where typnamespace = ${jobsSchema}::regnamespace and typtype in ('e', 'd')
      and typowner <> ${role}::regrole`
  for (const { statement } of parts) await tx.unsafe(statement)
}
