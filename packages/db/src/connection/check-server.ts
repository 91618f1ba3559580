import { sql as statement } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { connect } from './connect.ts'

/** PostgreSQL answers but cannot be used; the message is a sentence about it without a subject. */
export class UnfitServerError extends Error {
  override readonly name = 'UnfitServerError'
  /** Whether waiting may help. */
  readonly isTransient: boolean

  constructor(message: string, { mayPass }: { mayPass: boolean }) {
    super(message)
    this.isTransient = mayPass
  }
}

/** Throws when the database does not answer or refuses writes, which a SELECT would not show. */
export async function checkWrites(db: Db): Promise<void> {
  await db.execute(statement`delete from presences where false`)
}

type Server = {
  version: number
  name: string
  encoding: string
  /** The first of the role's search_path that there is. */
  schema: string | null
  readOnly: boolean
  hasTls: boolean
}

/** SQL_ASCII, which `initdb` takes where the locale is C, stores the bytes of UTF-8 as they come. */
const keepsEveryLetter = new Set(['UTF8', 'SQL_ASCII'])

function refuseUnfit({ version, name, encoding, schema, readOnly }: Server): void {
  if (readOnly) {
    throw new UnfitServerError('takes no writes: it is a replica, or set to read-only', {
      mayPass: true,
    })
  }
  const complaints = [
    version < 150_000 && `is PostgreSQL ${name}; OKA needs 15 or newer`,
    !keepsEveryLetter.has(encoding) &&
      `has the encoding ${encoding}; OKA needs UTF8 (create database … encoding 'UTF8' template template0)`,
    schema !== 'public' &&
      `leads to ${schema === null ? 'no schema' : `the schema ${schema}`} by its search_path; OKA has its tables in public`,
  ]
  const complaint = complaints.find((one) => one !== false)
  if (complaint) throw new UnfitServerError(complaint, { mayPass: false })
}

/**
 * Connects once to check that the server can be used, and whether by TLS.
 *
 * @throws UnfitServerError when it is too old, takes no writes, cannot hold every letter, or leads elsewhere than to public
 */
export async function checkServer(url: string): Promise<{ hasTls: boolean }> {
  const sql = connect(url, { max: 1 })
  try {
    const [server] = await sql<[Server]>`
      select current_setting('server_version_num')::int as version,
        coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "hasTls",
        current_setting('server_version') as name, current_setting('server_encoding') as encoding,
        current_schema() as schema,
        pg_is_in_recovery() or current_setting('transaction_read_only')::bool as "readOnly"`
    refuseUnfit(server)
    return { hasTls: server.hasTls }
  } finally {
    await sql.end({ timeout: 1 })
  }
}
