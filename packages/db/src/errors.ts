type PostgresError = { code?: string; constraint_name?: string }

/** Drizzle wraps what the driver throws; this is the driver's own error. */
function driverError(error: unknown): PostgresError {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause !== null ? cause : {}
}

export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const { code, constraint_name } = driverError(error)
  return code === '23505' && constraint_name === constraint
}

/** Codes of postgres.js, of Node's sockets and of PostgreSQL (appendix A) that mean: the database is away, or too slow. */
const away = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '53300', // too many connections
  '57014', // statement timeout
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
])

/** Whether the request may succeed later, once the database is back. Whether it took effect is unknown. */
export function isDatabaseAway(error: unknown): boolean {
  const { code } = driverError(error)
  return code !== undefined && away.has(code)
}
