import { defineConfig } from 'drizzle-kit'

import { readDatabaseUrl } from './src/connection/database-url.ts'

const url = process.env['DATABASE_URL']

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/schema.ts',
  out: './migrations',
  casing: 'snake_case',
  // Only the studio connects, which `apps/server/src/commands/open-studio.ts` starts; generating migrations needs no database.
  ...(url && { dbCredentials: describe(url) }),
})

/** Drizzle Kit takes whichever driver it finds; node-postgres knows no `prefer`, so what has come of it is in DATABASE_TLS. */
function describe(given: string) {
  const { hosts, path, user, password, database, tls } = readDatabaseUrl(given)
  const [{ host, port }] = hosts as [{ host: string; port: number }]
  const folder = path?.replace(/\/[^/]*$/, '')
  const preferred = process.env['DATABASE_TLS'] === 'on' && { rejectUnauthorized: false }
  const ssl = tls === 'prefer' ? preferred : tls
  return { host: folder ?? host, port, user, ...(password && { password }), database, ssl }
}
