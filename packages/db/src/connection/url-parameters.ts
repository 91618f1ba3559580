/** `poolTimeout`, `pool_timeout` and `Pool-Timeout` are one name: clients differ in how they write it. */
export const normalizeName = (name: string): string => name.toLowerCase().replaceAll(/[-_ .]/g, '')

/** Parameters that are read; each stands under one name with the other names that clients have for it. */
const used = {
  host: ['host'],
  hostaddr: ['hostaddr'],
  port: ['port'],
  user: ['user', 'username'],
  password: ['password'],
  database: ['dbname', 'database'],
  applicationName: ['application_name', 'ApplicationName', 'fallback_application_name'],
  connectTimeout: ['connect_timeout', 'connectTimeout', 'loginTimeout', 'connection_timeout'],
  options: ['options'],
  targetSessionAttrs: ['target_session_attrs', 'targetServerType'],
  // libpq, node-postgres, the JDBC driver, sqlx, Npgsql, and hosts that took their names over from MySQL.
  tlsMode: ['sslmode', 'ssl', 'ssl-mode', 'useSSL', 'tls', 'requiressl', 'ssl_require'],
  tlsAccept: ['sslaccept'],
  tlsFactory: ['sslfactory'],
  tlsNegotiation: ['sslnegotiation'],
  rootCertificate: ['sslrootcert', 'ssl-root-cert', 'sslca', 'ssl-ca'],
  certificate: ['sslcert', 'ssl-cert', 'ssl-client-cert'],
  key: ['sslkey', 'ssl-key', 'ssl-client-key'],
  identity: ['sslidentity'],
  keyPassword: ['sslpassword'],
  revoked: ['sslcrl'],
  tlsMinVersion: ['ssl_min_protocol_version'],
  tlsMaxVersion: ['ssl_max_protocol_version'],
  schema: ['schema', 'currentSchema', 'search_path'],
  pgbouncer: ['pgbouncer'],
  prepare: ['prepare', 'prepared_statements'],
  // Without a cache there are no named statements: asyncpg, SQLAlchemy, sqlx, pgx, the JDBC driver.
  statementCache: [
    'statement_cache_size',
    'prepared_statement_cache_size',
    'statement_cache_capacity',
    'prepareThreshold',
  ],
  service: ['service'],
} as const

export type ParameterName = keyof typeof used

const nameOf = new Map(
  Object.entries(used).flatMap(([name, written]) =>
    written.map((one) => [normalizeName(one), name as ParameterName] as const),
  ),
)

/**
 * Parameters for other clients that need nothing from us: pools and timeouts of other drivers,
 * features of libpq that this driver lacks, and hints for tools. Session settings that we set
 * ourselves are ignored as well.
 */
const ignored = new Set(
  `
  adapter allow_exit_on_idle assumeMinServerVersion autosave backoff binary binary_parameters binaryTransfer
  channel_binding charset checkout_timeout client_encoding command_timeout conn_health_checks conn_max_age
  connection_lifetime connection_limit connection_timeout_millis cursor_factory databaseMetadataCacheFields
  databaseMetadataCacheFieldsMiB datestyle debug default_query_exec_mode default_transaction_isolation
  default_transaction_read_only defaultRowFetchSize description_cache_capacity disable_server_side_cursors driver
  encoding escapeSyntaxCallMode extra_float_digits fetch_types gssdelegation gssencmode gsslib gssResponseTimeout
  hostRecheckSeconds idle_in_transaction_session_timeout idle_timeout idleTimeoutMillis includeErrorDetail
  intervalstyle jaasLogin keep_alive keepAliveInitialDelayMillis keepalives keepalives_count keepalives_idle
  keepalives_interval krbsrvname load_balance_hosts lock_timeout logger loggerLevel max max_connection_lifetime
  max_idle_connection_lifetime max_lifetime max_overflow max_pipeline max_pool_size max_protocol_version max_size
  max_uses min min_pool_size min_protocol_version min_size no_prepare passfile pool pool_health_check_period
  pool_max_conn_idle_time pool_max_conn_lifetime pool_max_conn_lifetime_jitter pool_max_conns pool_min_conns
  pool_min_idle_conns pool_mode pool_pre_ping pool_recycle pool_size pool_timeout pooling prefer_simple_protocol
  preferQueryMode preparedStatementCacheQueries preparedStatementCacheSizeMiB publications query_timeout
  quoteReturningIdentifiers readOnly reaping_frequency receiveBufferSize reconnect replication require_auth
  requirepeer reWriteBatchedInserts scram_client_key scram_server_key sendBufferSize server_settings server_version
  single_use_connections socket_timeout sslcertmode sslcompression sslcrldir sslhostnameverifier sslinline
  sslkeylogfile sslresponsetimeout sslsni standard_conforming_strings statement_cache_mode statement_timeout
  stringtype supa tcp_user_timeout tcpKeepAlive tcpNoDelay timeout timezone trust_server_certificate unknownLength
  uselibpqcompat variables workaround
  `
    .trim()
    .split(/\s+/)
    .map(normalizeName),
)

/** A sentence about a connection string that follows the name of the setting, without what is secret in it. */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError'
}

/** Whether some client knows a parameter of that name. */
export const isKnownParameter = (name: string): boolean =>
  nameOf.has(normalizeName(name)) || ignored.has(normalizeName(name))

/** The parameters that are read, by our names; of one name the last counts. Throws DatabaseUrlError for one that no client knows. */
export function readParameters(
  pairs: readonly (readonly [string, string])[],
): Partial<Record<ParameterName, string>> {
  const parameters: Partial<Record<ParameterName, string>> = {}
  for (const [written, value] of pairs) {
    if (!isKnownParameter(written)) {
      throw new DatabaseUrlError(
        `has a parameter that no client of PostgreSQL knows: ${JSON.stringify(written.slice(0, 60))}`,
      )
    }
    const name = nameOf.get(normalizeName(written))
    if (!name || value === '') continue
    // Of several parameters for TLS the strictest counts.
    const before = name === 'tlsMode' && parameters[name]
    parameters[name] = before ? `${before},${value}` : value
  }
  return parameters
}
