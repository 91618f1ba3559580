type PostgresError = {
  code?: string
  message?: string
  constraint_name?: string
  severity?: string
  severity_local?: string
}

/** Drizzle wraps what the driver throws, and tRPC once more; this is the driver's own error. */
export const driverError = (error: unknown): PostgresError => chain(error).at(-1) ?? {}

/** An error and its causes, down to the first. */
function chain(error: unknown): object[] {
  if (typeof error !== 'object' || error === null) return []
  return [error, ...('cause' in error ? chain(error.cause) : [])]
}

export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const { code, constraint_name } = driverError(error)
  return code === '23505' && constraint_name === constraint
}

/** The constraint when a row refers to one that is gone. */
export function brokenReference(error: unknown): string | undefined {
  const { code, constraint_name } = driverError(error)
  return code === '23503' ? constraint_name : undefined
}

/** Codes of postgres.js and of our patch. */
const ofTheDriver = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'RESPONSE_TIMEOUT',
  'SASL_SIGNATURE_MISMATCH',
  'TLS_NOT_SUPPORTED',
  // A transaction got a connection other than its own: nothing was stored.
  'UNSAFE_TRANSACTION',
])

/** Codes of PostgreSQL (appendix A) besides the classes below. */
const ofTheServer = new Set([
  '25006', // read-only: it has become a replica, or is short of space
  '25P03', // idle in transaction for too long
  '3D000', // the database is gone
  '57014', // statement timeout
  '58000', // the server's own files cannot be read or written
  '58030',
])

/** Connection lost; refused; out of memory, space or connections; stopped by an operator. */
const classesOfTheServer = /^(?:08|28|53|57P)/

/** Codes of Node's sockets, which anything else that is connected to has as well. https://nodejs.org/api/errors.html */
const ofSockets = /^(?:E[A-Z]+|EAI_[A-Z]+|ERR_STREAM_[A-Z_]+|ERR_SOCKET_[A-Z_]+)$/

/** A certificate that is not trusted, or a handshake that fails. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const ofTls =
  /^(?:EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|CRL_|DEPTH_ZERO_|HOSTNAME_|SELF_SIGNED_|UNABLE_TO_)/

/** Whether a query failed for it: the driver and Drizzle note which. */
const isOfQuery = (error: unknown): boolean => chain(error).some((link) => 'query' in link)

export const isTlsFailure = (error: unknown): boolean =>
  isOfQuery(error) && ofTls.test(driverError(error).code ?? '')

/** Whether the request may succeed later, once the database is back. Whether it took effect is unknown. */
export function isDatabaseAway(error: unknown): boolean {
  const { code = '', severity, severity_local: local } = driverError(error)
  if (ofTheDriver.has(code)) return true
  const severest = severity ?? local
  if (severest === undefined) {
    return isOfQuery(error) && (ofSockets.test(code) || ofTls.test(code))
  }
  // With FATAL the session has ended, whatever a pooler calls it.
  return (
    ['FATAL', 'PANIC'].includes(severest) || ofTheServer.has(code) || classesOfTheServer.test(code)
  )
}

/** Failures of one statement or one transaction, which say nothing about the next. */
const transient = new Set(['25P03', '57014', 'UNSAFE_TRANSACTION'])

/** Whether the database is unavailable, rather than too slow for one statement. */
export const isOutage = (error: unknown): boolean =>
  isDatabaseAway(error) && !transient.has(driverError(error).code!)

/**
 * Milliseconds for which an outage counts as ongoing although the database answers: without space,
 * memory or connections, some statements succeed and others fail.
 */
export const outageHoldMs = (error: unknown): number =>
  /^5[38]/.test(driverError(error).code ?? '') ? 5000 : 0
