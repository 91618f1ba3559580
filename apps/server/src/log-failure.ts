import { problemOf } from '@oka/api/problem-of'
import type { TRPCError } from '@trpc/server'
import type { FastifyBaseLogger } from 'fastify'

import type { Readiness } from './http/readiness.ts'

/**
 * Logs what a procedure threw, if that is a bug or an outage. A refusal is neither, also one that a subscription throws
 * once it has begun, which passes through no middleware and so comes as an internal error.
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
