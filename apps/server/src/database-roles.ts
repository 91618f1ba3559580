import { connect } from '@oka/db/connection/connect'
import { readDatabaseUrl } from '@oka/db/connection/database-url'

import type { DatabaseSettings } from './config/database-settings.ts'

export type DatabaseRoles = {
  /** The process connects with these two permanently; the second bypasses a pooler. */
  url: string
  directUrl: string
  /** The role that connects there, if it is not the owner, whose rights are restricted. */
  restricted: string | undefined
}

/**
 * Asks the database for the role of each address, since poolers may rename users. Where the
 * address for migrations has another role, that role is used for nothing else.
 */
export async function findRoles(
  settings: DatabaseSettings & { applicationUrl?: string },
): Promise<DatabaseRoles> {
  const ownerUrl = settings.directUrl ?? settings.url
  const url = settings.applicationUrl ?? settings.url
  const alone = { url, directUrl: ownerUrl, restricted: undefined }
  if (url === ownerUrl) return alone
  const [owner, role] = await Promise.all([askRole(ownerUrl, false), askRole(url, true)])
  if (owner === role) return alone
  return { url, directUrl: withUser(ownerUrl, role, url), restricted: role }
}

async function askRole(url: string, pooled: boolean): Promise<string> {
  const sql = connect(url, { max: 1, pooled })
  try {
    const [row] = await sql<{ role: string }[]>`select current_user as role`
    return row!.role
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** The address with another user, and the password from that user's own address. */
function withUser(address: string, user: string, own: string): string {
  const { password } = readDatabaseUrl(own)
  const given = password === undefined ? '' : `:${encodeURIComponent(password)}`
  const credentials = `${encodeURIComponent(user)}${given}@`
  return address.replace(/^\s*(\w+:\/\/)(?:[^/?#]*@)?/, (_, scheme: string) => scheme + credentials)
}
