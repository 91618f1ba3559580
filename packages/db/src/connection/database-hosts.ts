import { existsSync } from 'node:fs'

import { DatabaseUrlError, type ParameterName } from './url-parameters.ts'

export type DatabaseHosts = {
  hosts: readonly { host: string; port: number }[]
  /** The Unix socket, which goes before the hosts. */
  path: string | undefined
}

/** Folders in which servers have their sockets: Debian and most others, and PostgreSQL's own default. */
const socketFolders = ['/var/run/postgresql', '/tmp']

/**
 * The hosts of the parameters, which come first as in libpq, or else those between `@` and `/`; without any, the
 * socket of a server on this machine, or localhost. Throws DatabaseUrlError.
 */
export function readHosts(
  written: string,
  { host, hostaddr, port = '' }: Partial<Record<ParameterName, string>>,
): DatabaseHosts {
  const before = written.split(',').map(splitPort)
  const names = (hostaddr ?? host)?.split(',') ?? before.map((one) => one.host)
  const ports = port === '' ? before.map((one) => one.port) : port.split(',')
  const all = names.map((name, index) => ({
    host: name,
    port: readPort(ports[index] ?? ports[0]),
  }))
  const local = all.find((one) => one.host === '' || /^[/@]/.test(one.host))
  if (!local) return { hosts: all, path: undefined }
  if (all.length > 1) {
    throw new DatabaseUrlError('has an empty one or a Unix socket among several hosts')
  }
  const folder = local.host || socketFolders.find((one) => existsSync(socketOf(one, local.port)))
  return {
    hosts: [{ host: 'localhost', port: local.port }],
    path: folder && socketOf(folder, local.port),
  }
}

/** https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-UNIX-SOCKET-DIRECTORIES */
const socketOf = (folder: string, port: number) => `${folder.replace(/\/$/, '')}/.s.PGSQL.${port}`

/** A name, an address, `[an IPv6 address]` or a percent-encoded folder, with or without a port. */
export function splitPort(place: string): { host: string; port: string } {
  const found = /^(?:\[(?<address>[^\]]+)\]|(?<name>[^:]*))(?::(?<port>[^:]*))?$/.exec(
    decode(place),
  )
  if (!found?.groups) {
    throw new DatabaseUrlError(
      'has an IPv6 address without brackets, or a host that cannot be read',
    )
  }
  const { address, name = '', port = '' } = found.groups
  return { host: address ?? name, port }
}

function readPort(written = ''): number {
  const port = Number(written || '5432')
  if (!/^\d{0,5}$/.test(written) || port < 1 || port > 65_535) {
    throw new DatabaseUrlError('has a port that is not a number from 1 to 65535')
  }
  return port
}

/** What is percent-encoded, decoded; a text in which `%` stands for itself stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
