import { readFile } from 'node:fs/promises'

import { connect } from '../connection/connect.ts'
import { createEmptyDatabase, type EmptyDatabase } from '../testing.ts'

/** The SQL that makes a database as release 0.1.0 left it, filled by using it. */
export const release = new URL('release-0.1.0.sql', import.meta.url)

/** A database as release 0.1.0 left it, filled by using it; dropped when it is disposed. */
export async function restoreRelease(server: string): Promise<EmptyDatabase> {
  const database = await createEmptyDatabase(server)
  const sql = connect(database.url, { max: 1 })
  try {
    await sql.unsafe(await readFile(release, 'utf8'))
  } finally {
    await sql.end()
  }
  return database
}
