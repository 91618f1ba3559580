import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  checkServerIdentity,
  type ConnectionOptions,
  getCACertificates,
  type SecureVersion,
} from 'node:tls'

import { DatabaseUrlError, type ParameterName } from './url-parameters.ts'

/** libpq's values of sslmode; `allow` differs from `prefer` only in which of the two it tries first. */
type Mode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full'

/** Values that clients and hosts use, in lower case without dashes; from the weakest to the strictest. */
const modes: Record<Mode, readonly string[]> = {
  disable: ['disable', 'disabled', 'false', '0', 'off', 'no', 'none'],
  prefer: ['prefer', 'preferred', 'allow'],
  require: [
    'require',
    'required',
    'true',
    '1',
    'on',
    'yes',
    'enable',
    'enabled',
    // node-postgres, Bun and the drivers of Go.
    'noverify',
    'skipverify',
    'insecure',
  ],
  'verify-ca': ['verifyca'],
  'verify-full': ['verifyfull', 'verifyidentity', 'verify', 'strict'],
}

const order = Object.keys(modes) as Mode[]

/** What the driver takes: no TLS, TLS if the server has it, or how to begin it. */
export type Tls = false | 'prefer' | ConnectionOptions

/**
 * TLS as libpq means it: without a mode it is used where the server has it; `require` encrypts, and checks the
 * certificate only where there is a root to check it against; `verify-ca` checks who has signed it, `verify-full`
 * its name as well. For `verify-*` without a root we trust what Node and the system trust, where libpq refuses.
 * https://www.postgresql.org/docs/current/libpq-ssl.html
 */
export function readTls(
  parameters: Partial<Record<ParameterName, string>>,
  hosts: readonly string[],
): Tls {
  const mode = readMode(parameters)
  if (mode === 'disable') return false
  const root = readRoot(parameters.rootCertificate)
  const own = readOwnCertificate(parameters)
  const checks = mode !== 'prefer' && (mode !== 'require' || root !== undefined)
  if (mode === 'prefer' && !own) return 'prefer'
  return {
    rejectUnauthorized: checks,
    ...(checks && root && { ca: root }),
    ...own,
    ...(parameters.revoked && { crl: readCertificate('sslcrl', parameters.revoked) }),
    ...readVersions(parameters),
    checkServerIdentity: (name, certificate) => {
      if (mode !== 'verify-full') return undefined
      // For an address the driver names no host: it is one of those of the URL.
      const names = hosts.includes(name) ? [name] : hosts.filter((host) => isIP(host) !== 0)
      const failures = names.map((host) => checkServerIdentity(host, certificate))
      return failures.some((failure) => failure === undefined)
        ? undefined
        : (failures[0] ?? checkServerIdentity(name, certificate))
    },
  }
}

function readMode(parameters: Partial<Record<ParameterName, string>>): Mode {
  const { tlsMode, tlsNegotiation } = parameters
  if (tlsNegotiation !== undefined && !['postgres', 'direct'].includes(tlsNegotiation)) {
    throw new DatabaseUrlError('has an sslnegotiation that is neither postgres nor direct')
  }
  const asked = tlsMode?.split(',').map(modeOf) ?? []
  const mode = order.findLast((one) => asked.includes(one)) ?? 'prefer'
  if (mode === 'disable') return mode
  return (
    modeOfOtherParameters(parameters) ?? (tlsNegotiation === 'direct' ? atLeastRequire(mode) : mode)
  )
}

/** Direct negotiation cannot ask whether the server has TLS. */
const atLeastRequire = (mode: Mode): Mode => (mode === 'prefer' ? 'require' : mode)

/** Prisma and the JDBC driver set the check of the certificate apart from sslmode. */
function modeOfOtherParameters({
  rootCertificate,
  tlsAccept,
  tlsFactory,
}: Partial<Record<ParameterName, string>>): Mode | undefined {
  // The system's roots sign for any domain: libpq allows only verify-full with them.
  if (rootCertificate === 'system' || tlsAccept === 'strict') return 'verify-full'
  return tlsFactory?.endsWith('NonValidatingFactory') ? 'require' : undefined
}

function modeOf(value: string): Mode {
  const plain = value.toLowerCase().replaceAll(/[-_ ]/g, '')
  const found = order.find((mode) => modes[mode].includes(plain))
  if (found) return found
  throw new DatabaseUrlError(
    `has an sslmode that no client of PostgreSQL knows: ${JSON.stringify(value.slice(0, 40))}. It may be disable, allow, prefer, require, verify-ca or verify-full`,
  )
}

function readRoot(value: string | undefined): string[] | undefined {
  if (value === 'system') return [...getCACertificates('default'), ...getCACertificates('system')]
  if (value !== undefined) return [readCertificate('sslrootcert', value)]
  // libpq's own place, which makes `require` check as well.
  const usual = join(homedir(), '.postgresql', 'root.crt')
  return existsSync(usual) ? [readCertificate('sslrootcert', usual)] : undefined
}

function readOwnCertificate({
  certificate,
  key,
  identity,
  keyPassword,
}: Partial<Record<ParameterName, string>>): ConnectionOptions | undefined {
  const passphrase = keyPassword === undefined ? {} : { passphrase: keyPassword }
  if (identity !== undefined) return { pfx: readFile('sslidentity', identity), ...passphrase }
  if (certificate === undefined && key === undefined) return undefined
  if (certificate === undefined || key === undefined) {
    throw new DatabaseUrlError('has one of sslcert and sslkey; a certificate of ours needs both')
  }
  return {
    cert: readCertificate('sslcert', certificate),
    key: readCertificate('sslkey', key),
    ...passphrase,
  }
}

/** The text of a file, or of the parameter itself where it holds a PEM. */
const readCertificate = (name: string, value: string): string =>
  value.includes('-----BEGIN') ? value : readFile(name, value).toString('utf8')

function readFile(name: string, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new DatabaseUrlError(
      `names a file in ${name} that cannot be read: ${path} (${code ?? 'unknown'})`,
    )
  }
}

function readVersions({
  tlsMinVersion,
  tlsMaxVersion,
}: Partial<Record<ParameterName, string>>): ConnectionOptions {
  for (const version of [tlsMinVersion, tlsMaxVersion]) {
    if (version !== undefined && !/^TLSv1(\.[123])?$/.test(version)) {
      throw new DatabaseUrlError('has a version of TLS that is none of TLSv1, TLSv1.1 to TLSv1.3')
    }
  }
  return {
    ...(tlsMinVersion && { minVersion: tlsMinVersion as SecureVersion }),
    ...(tlsMaxVersion && { maxVersion: tlsMaxVersion as SecureVersion }),
  }
}
