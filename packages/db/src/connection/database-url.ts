import { userInfo } from 'node:os'

import { type DatabaseHosts, decode, readHosts, splitPort } from './database-hosts.ts'
import { readTls, type Tls } from './database-tls.ts'
import {
  DatabaseUrlError,
  isKnownParameter,
  type ParameterName,
  readParameters,
} from './url-parameters.ts'

/** A connection string, read. */
export type DatabaseAddress = DatabaseHosts & {
  user: string
  password: string | undefined
  database: string
  tls: Tls
  tlsNegotiation: 'direct' | null
  /** Seconds. */
  connectTimeout: number
  applicationName: string | undefined
  /** Command-line options for the server, such as Neon's `endpoint=…`. */
  options: string | undefined
  targetSessionAttrs: 'read-write' | 'primary' | null
  /** Whether the other side keeps prepared statements. */
  prepare: boolean
}

/** Seconds that one attempt to connect may take, so that several attempts fail within 15 s. */
const maxConnectTimeout = 5

/**
 * Reads a connection string by the rules of libpq, and by those of other clients where libpq has none.
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
 *
 * @throws DatabaseUrlError with a sentence that follows the name of the setting and holds nothing secret
 */
export function readDatabaseUrl(url: string): DatabaseAddress {
  const scheme = /^postgres(?:ql)?:\/\//i.exec(url.trim())
  if (!scheme) {
    throw new DatabaseUrlError(
      'must be a URL of PostgreSQL, such as postgres://user:password@localhost:5432/oka',
    )
  }
  const parts = split(url.trim().slice(scheme[0].length))
  const parameters = readParameters(parts.parameters)
  refuseUnusable(parameters)
  // As in libpq, a parameter comes before the same thing in its place.
  const user = parameters.user || parts.user || userInfo().username
  const server = readServer(parts.hosts, parameters)
  return {
    ...server,
    user,
    password: parameters.password ?? parts.password,
    database: parameters.database || parts.database || user,
    tlsNegotiation: parameters.tlsNegotiation === 'direct' ? 'direct' : null,
    connectTimeout: readSeconds(parameters.connectTimeout),
    applicationName: parameters.applicationName,
    options: parameters.options,
    targetSessionAttrs:
      readTargetSessionAttrs(parameters.targetSessionAttrs) ??
      // Of several hosts, the one that accepts writes.
      (server.hosts.length > 1 ? 'read-write' : null),
    prepare: readPrepare(parameters),
  }
}

function readServer(written: string, parameters: Partial<Record<ParameterName, string>>) {
  const { hosts, path } = readHosts(written, parameters)
  if (path !== undefined) return { hosts, path, tls: false as const }
  if (parameters.hostaddr === undefined) {
    return {
      hosts,
      path,
      tls: readTls(
        parameters,
        hosts.map(({ host }) => host),
      ),
    }
  }
  // The certificate is for the name, whichever address it is reached by.
  const [first = ''] = (parameters.host ?? written).split(',')
  const name = splitPort(first).host || parameters.hostaddr
  const tls = readTls(parameters, [name])
  return { hosts, path, tls: typeof tls === 'object' ? { ...tls, servername: name } : tls }
}

type Parts = {
  user: string
  password: string | undefined
  hosts: string
  database: string
  parameters: [string, string][]
}

/**
 * Splits what follows `postgres://`. A password that was not percent-encoded may contain any of
 * `@:/?#`, so that its end is ambiguous: the first split whose parts are all valid is used,
 * otherwise the last.
 */
function split(rest: string): Parts {
  const ends = [...rest.matchAll(/@/g)].map(({ index }) => index)
  const readings = (ends.length === 0 ? [-1] : ends).map((end) => readFrom(rest, end))
  const whole = readings.find((parts) =>
    parts?.parameters.every(([name]) => isKnownParameter(name)),
  )
  const parts = whole ?? readings.at(-1)
  if (!parts) throw new DatabaseUrlError('has no host that can be read')
  return parts
}

function readFrom(rest: string, end: number): Parts | undefined {
  const credentials = end < 0 ? '' : rest.slice(0, end)
  const found = /^([^@/?\s]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(rest.slice(end + 1))
  if (!found) return undefined
  const [, hosts = '', database = '', query = ''] = found
  const colon = credentials.indexOf(':')
  return {
    user: decode(colon < 0 ? credentials : credentials.slice(0, colon)),
    password: colon < 0 ? undefined : decode(credentials.slice(colon + 1)),
    hosts,
    database: decode(database),
    parameters: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=')
        return equals < 0
          ? [decode(pair), '']
          : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
      }),
  }
}

function readSeconds(written: string | undefined): number {
  if (written === undefined) return maxConnectTimeout
  const seconds = Number(written)
  if (!Number.isFinite(seconds)) {
    throw new DatabaseUrlError('has a connect_timeout that is not a number of seconds')
  }
  // 0 is libpq's for no limit.
  return seconds <= 0 ? maxConnectTimeout : Math.min(seconds, maxConnectTimeout)
}

/**
 * Values of libpq and of the JDBC driver; those that allow a replica are refused, since a replica
 * takes no writes.
 */
function readTargetSessionAttrs(
  written: string | undefined,
): DatabaseAddress['targetSessionAttrs'] {
  const value = written?.toLowerCase()
  if (value === undefined || value === 'any') return null
  if (value === 'read-write') return 'read-write'
  if (value === 'primary' || value === 'master') return 'primary'
  throw new DatabaseUrlError(
    'has a target_session_attrs that is none of any, read-write and primary: what OKA uses must take writes',
  )
}

const isOn = (value = '') => /^(true|1|on|yes)$/i.test(value)
const isOff = (value = '') => /^(false|0|off|no)$/i.test(value)

const readPrepare = ({
  pgbouncer,
  prepare,
  statementCache,
}: Partial<Record<ParameterName, string>>): boolean =>
  !isOn(pgbouncer) && !isOff(prepare) && statementCache !== '0'

function refuseUnusable({ schema, service }: Partial<Record<ParameterName, string>>): void {
  if (service !== undefined) {
    throw new DatabaseUrlError('names a service; write its host, user, password and database here')
  }
  if (
    schema !== undefined &&
    !schema.split(',').every((one) => /^"?(public|\$user)"?$/.test(one.trim()))
  ) {
    // A pooler in transaction mode forgets search_path, and refuses it at the startup.
    throw new DatabaseUrlError(
      'names a schema other than public, where OKA has its tables; give it a database of its own',
    )
  }
}
