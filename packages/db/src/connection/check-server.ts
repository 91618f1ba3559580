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

/**
 * Connects once to check that the server can be used, and whether by TLS.
 *
 * @throws UnfitServerError when it is too old, or takes no writes
 */
export async function checkServer(url: string): Promise<{ hasTls: boolean }> {
  const sql = connect(url, { max: 1 })
  try {
    const [server] = await sql<
      [{ version: number; name: string; readOnly: boolean; hasTls: boolean }]
    >`
      select current_setting('server_version_num')::int as version,
        coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "hasTls",
        current_setting('server_version') as name,
        pg_is_in_recovery() or current_setting('transaction_read_only')::bool as "readOnly"`
    if (server.version < 150_000) {
      throw new UnfitServerError(`is PostgreSQL ${server.name}; OKA needs 15 or newer`, {
        mayPass: false,
      })
    }
    if (server.readOnly) {
      throw new UnfitServerError('takes no writes: it is a replica, or set to read-only', {
        mayPass: true,
      })
    }
    return { hasTls: server.hasTls }
  } finally {
    await sql.end({ timeout: 1 })
  }
}
