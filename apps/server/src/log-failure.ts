import { problemOf } from '@oka/api/problem-of'
import type { TRPCError } from '@trpc/server'
import type { FastifyBaseLogger } from 'fastify'

/**
 * Logs what a procedure threw, if that is a bug. A refusal is none, also one that a subscription throws
 * once it has begun, which passes through no middleware and so comes as an internal error.
 */
export function logFailure(
  log: Pick<FastifyBaseLogger, 'error'>,
  { error, path }: { error: TRPCError; path: string | undefined },
): void {
  if (problemOf(error).problem !== 'internal_error') return
  log.error({ err: error.cause ?? error, procedure: path }, 'A procedure failed.')
}
