import { connect } from '@oka/db/connection/connect'
import { readDatabaseUrl } from '@oka/db/connection/database-url'
import { DatabaseUrlError } from '@oka/db/connection/url-parameters'

import { CommandError } from './run-command.ts'

export type SeedAdmin = {
  id: number
  email: string
  passwordHash: string
  name: string
  role: string | null
  createdAt: string | null
}

/** A row of `leads` with its related rows, under names that a file of leads has too. */
type SeedLead = { id: number } & Record<string, unknown>

export type SeedDatabase = AsyncDisposable & {
  admins: () => Promise<SeedAdmin[]>
  /** All leads, in batches. */
  leads: () => AsyncGenerator<SeedLead[]>
}

const pageSize = 200
const tables = ['admins', 'leads', 'conversations', 'reports']

/**
 * Opens a database of the former stack read-only. Everything is read from one snapshot.
 *
 * @param timeZone of the former server: its timestamps have none
 */
export async function openSeedDatabase(url: string, timeZone: string): Promise<SeedDatabase> {
  const sql = open(url)
  const close = () => sql.end({ timeout: 2 })
  try {
    await sql`set default_transaction_read_only to on`
    // Reading continues after each batch was imported.
    await sql`set idle_in_transaction_session_timeout to 0`
    await sql`begin isolation level repeatable read`
    await requireTables(sql)
  } catch (error) {
    await close()
    throw explain(error, url)
  }
  const moment = (column: string) =>
    sql`to_char(${sql(column)}::timestamp at time zone ${timeZone} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

  const readPage = (after: number) => sql<SeedLead[]>`
    select leads.id, leads.name, leads.email, leads.company, leads.phone, leads.fit_score, leads.status,
      ${moment('leads.created_at')} as created_at, ${moment('leads.updated_at')} as updated_at,
      (select json_agg(json_build_object(
          'role', conversations.role, 'content', conversations.content,
          'created_at', ${moment('conversations.created_at')}
        ) order by conversations.created_at, conversations.id)
        from conversations where conversations.lead_id = leads.id) as conversation,
      (select json_build_object(
          'content', reports.report_content, 'created_at', ${moment('reports.created_at')}
        )
        from reports where reports.lead_id = leads.id) as report
    from leads where leads.id > ${after} order by leads.id limit ${pageSize}`

  async function* leads(): AsyncGenerator<SeedLead[]> {
    let after = 0
    for (;;) {
      const page = await read(() => readPage(after), url)
      if (page.length === 0) return
      yield page
      after = page.at(-1)!.id
    }
  }
  return {
    leads,
    admins: () =>
      read(
        () => sql<SeedAdmin[]>`
          select id, email, password_hash as "passwordHash", name, role,
            ${moment('created_at')} as "createdAt"
          from admins order by id`,
        url,
      ),
    [Symbol.asyncDispose]: close,
  }
}

type Sql = ReturnType<typeof connect>

function open(url: string): Sql {
  try {
    return connect(url, { max: 1, statementTimeout: 0, applicationName: 'oka import' })
  } catch (error) {
    if (!(error instanceof DatabaseUrlError)) throw error
    throw new CommandError(`The address of the former database ${error.message}.`)
  }
}

async function requireTables(sql: Sql): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = current_schema()`
  const names = new Set(rows.map(({ name }) => name))
  if (names.has('event_details')) {
    throw new CommandError(
      'That is a database of OKA itself. Its copies are made with pg_dump and pg_restore.',
    )
  }
  const missing = tables.filter((table) => !names.has(table))
  if (missing.length > 0) {
    throw new CommandError(
      `That database has no table ${missing.join(', ')}: it is not one of the former stack.`,
    )
  }
}

async function read<Rows>(query: () => PromiseLike<Rows>, url: string): Promise<Rows> {
  try {
    return await query()
  } catch (error) {
    throw explain(error, url)
  }
}

/** What failed in the other database, without its password. */
function explain(error: unknown, url: string): unknown {
  if (error instanceof CommandError) return error
  const { hosts, database } = readDatabaseUrl(url)
  const { message, code } = error as { message?: string; code?: string }
  const servers = hosts.map(({ host, port }) => `${host}:${port}`).join(', ')
  const where = `The database ${database} at ${servers}`
  return code === '42703' || code === '42P01' || code === '42883'
    ? new CommandError(`${where} is not made as the guide says: ${message}.`)
    : new CommandError(`${where} cannot be read: ${message || code}.`)
}
