import { sep } from 'node:path'

import { EmbeddedServerError } from '@oka/db/embedded/run'

import { EnvError } from './config/env-values.ts'
import type { Env } from './config/env.ts'

type SystemError = NodeJS.ErrnoException & { port?: number; hostname?: string }

/**
 * Explains why the server did not start: in a sentence that names the setting where it is one,
 * otherwise with the stack.
 *
 * @param env undefined when the settings themselves could not be read
 */
export function explainStart(
  error: unknown,
  env: Pick<Env, 'http' | 'dataDir'> | undefined,
): string {
  if (error instanceof EnvError) return error.message
  if (error instanceof EmbeddedServerError && env) {
    return `The database in DATA_DIR ${env.dataDir} cannot be started. ${error.message}`
  }
  return (
    (env && explainSystemError(error as SystemError, env)) ??
    (error instanceof Error ? (error.stack ?? error.message) : String(error))
  )
}

function explainSystemError(
  { code, port, hostname, path, message }: SystemError,
  { http: { host }, dataDir }: Pick<Env, 'http' | 'dataDir'>,
): string | undefined {
  if (hostname === host || (code === 'EADDRNOTAVAIL' && port)) {
    return `HOST ${host} is no address of this machine: set HOST to one of its own, such as 127.0.0.1, or 0.0.0.0 for all of them.`
  }
  if (code === 'EADDRINUSE') {
    return `PORT ${port} is in use: stop what uses it, or set PORT to another one.`
  }
  if (code === 'EACCES' && port) {
    return `PORT ${port} may not be used by this user: set PORT to one above 1023.`
  }
  return path && isAround(path, dataDir)
    ? `DATA_DIR ${dataDir} cannot be used (${message}): it must be a folder in which this user may write.`
    : undefined
}

/** Whether a path is in the folder, or is one that it is in. */
const isAround = (path: string, folder: string): boolean =>
  isWithin(path, folder) || isWithin(folder, path)

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
