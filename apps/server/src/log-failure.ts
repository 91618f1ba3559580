import { problemOf } from '@oka/api/problem-of'
import type { TRPCError } from '@trpc/server'
import type { FastifyBaseLogger } from 'fastify'

import type { Readiness } from './http/readiness.ts'

/**
 * Logs an error of a procedure, if it is a bug or the database failed; errors of an outage are
 * dropped by the logger, since readiness logs the outage once. A refusal is neither, also when a
 * running subscription throws it, which passes through no middleware and so arrives as an internal
 * error.
 */
export function logFailure(
  { log, readiness }: { log: Pick<FastifyBaseLogger, 'error' | 'warn'>; readiness: Readiness },
  { error, path }: { error: TRPCError; path: string | undefined },
): void {
  const { problem } = problemOf(error)
  const details = { err: error.cause ?? error, procedure: path }
  if (problem === 'internal_error') log.error(details, 'A procedure failed.')
  if (problem !== 'database_unavailable') return
  readiness.note(details.err)
  log.warn(details, 'The database did not answer a procedure.')
}
