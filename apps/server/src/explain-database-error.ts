import { UnfitServerError } from '@oka/db/connection/check-server'
import { readDatabaseUrl } from '@oka/db/connection/database-url'
import { driverError, isDatabaseAway, isTlsFailure } from '@oka/db/errors'
import { NoHeartbeatError } from '@oka/db/connection/postgres-bus'

import type { DatabaseSettings } from './config/database-settings.ts'
import { EnvError } from './config/env-values.ts'

const refused = 'refuses the user or the password'
const notAllowed =
  'does not let its user prepare it: it needs the rights to create schemas and tables (grant create on database … ' +
  'to …; grant create on schema public to …), and the extensions unaccent and pg_trgm, which another user may install'

/** Meanings of PostgreSQL's codes (appendix A) that are permanent. */
const lasting: Record<string, string> = {
  '28P01': refused,
  '28000': refused,
  '3D000': 'does not exist',
  '42501': notAllowed,
  '0A000': notAllowed,
  '58P01': notAllowed,
  '42P07':
    'has tables of another program under names that OKA needs; give OKA a database of its own',
  TLS_NOT_SUPPORTED: 'has no TLS, which sslmode asks for',
  SASL_SIGNATURE_MISMATCH: 'does not know the password itself: something else answers in its place',
}

/** PgBouncer's refusal of a session setting; `options` is none of ours. */
const isRefusedSetting = (message = '') =>
  /unsupported startup parameter: (?!options)/.test(message)

/** PostgreSQL ends the session at once for `options` that it cannot read: an unknown name, a value, a word. */
function isRefusedOption(error: unknown): boolean {
  const { code = '', severity } = driverError(error)
  return severity === 'FATAL' && ['22023', '42601', '42704'].includes(code)
}

/** Whether waiting may help. */
export function isTransient(error: unknown): boolean {
  const { code = '', message } = driverError(error)
  if (isTlsFailure(error) || isRefusedSetting(message) || isRefusedOption(error)) return false
  return isDatabaseAway(error) && !(code in lasting)
}

/**
 * Explains a failure to open the database, in a sentence that names the setting and not the
 * password. An error from elsewhere is returned unchanged.
 */
export function explainDatabaseError(
  error: unknown,
  { url, directUrl, names }: DatabaseSettings,
  which: 'url' | 'directUrl',
): unknown {
  if (error instanceof NoHeartbeatError || isRefusedSetting(driverError(error).message)) {
    return new EnvError(
      names.directUrl === 'DATABASE_DIRECT_URL'
        ? 'What is announced over DATABASE_URL is not heard over DATABASE_DIRECT_URL. Both must lead to the same ' +
            'database, DATABASE_DIRECT_URL without a pooler in transaction mode in between.'
        : `${names.url} leads to a pooler in transaction mode, which forgets LISTEN and locks. ` +
            'Set DATABASE_DIRECT_URL to the address of the database itself, past the pooler.',
    )
  }
  const complaint = complain(error)
  if (complaint === undefined) return error
  const address = readDatabaseUrl((which === 'directUrl' ? directUrl : undefined) ?? url)
  const places = address.hosts.map(({ host, port }) => `${host}:${port}`).join(', ')
  const where = `The database ${address.database} at ${address.path ?? places}`
  return new EnvError(`${where} ${complaint}. Check ${names[which]}.`)
}

function complain(error: unknown): string | undefined {
  if (error instanceof UnfitServerError) return error.message
  const { code = '', message = '' } = driverError(error)
  if (code in lasting) return `${lasting[code]!} (${message})`
  if (isRefusedOption(error)) return `refuses the \`options\` of its address (${message})`
  if (isTlsFailure(error)) {
    return `has a certificate that cannot be trusted, or no TLS that we speak (${code}: ${message}); sslrootcert names whose signature counts`
  }
  return isDatabaseAway(error) ? `cannot be reached (${code}: ${message})` : undefined
}
