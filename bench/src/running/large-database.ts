import { argon2Sync, randomBytes } from 'node:crypto'

import { connect } from '@oka/db/connection/connect'
import { migrateDatabase } from '@oka/db/migrate'
import { fillLarge } from '@oka/db/testing/fill-large'
import { admin } from '@oka/e2e/testing/server'

/** Migrates an empty database and fills it with so many leads; the first of its staff is the tests' admin. */
export async function fillDatabase(url: string, leads: number): Promise<void> {
  await migrateDatabase(url)
  const sql = connect(url, { max: 1, statementTimeout: 0 })
  await fillLarge(sql, leads)
  await sql`
    update admins set email = ${admin.email}, password_hash = ${hashOf(admin.password)}, role = 'admin' where id = 1`
  await sql`select setval(pg_get_serial_sequence('events', 'id'), (select max(id) from events))`
  await sql.end()
}

const encode = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** As the server stores it: the PHC string of argon2id. */
function hashOf(password: string): string {
  const nonce = randomBytes(16)
  const cost = { memory: 19_456, passes: 2, parallelism: 1 }
  const tag = argon2Sync('argon2id', { message: password, nonce, tagLength: 32, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(tag)}`
}
