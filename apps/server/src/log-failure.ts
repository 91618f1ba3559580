import { DomainError } from '@oka/api/domain-error'
import { problemOf } from '@oka/api/problem-of'
import type { Problem } from '@oka/contract/problem'
import type { TRPCError } from '@trpc/server'
import type { FastifyBaseLogger } from 'fastify'

import type { Readiness } from './http/readiness.ts'

export type FailureLog = {
  log: Pick<FastifyBaseLogger, 'error' | 'warn'>
  readiness: Readiness
}

/**
 * Logs an error, if it is a bug or the database failed, and tells readiness of an outage; its errors
 * are dropped by the logger, since readiness logs the outage once. A refusal of ours is neither, nor
 * is the 503 that asks a client to retry during a shutdown.
 */
export function recordFailure(
  { log, readiness }: FailureLog,
  problem: Problem,
  details: { err: unknown; procedure?: string | undefined },
): void {
  const subject = 'procedure' in details ? 'procedure' : 'request'
  if (problem === 'internal_error') log.error(details, `A ${subject} failed.`)
  if (problem !== 'database_unavailable' || details.err instanceof DomainError) return
  readiness.note(details.err)
  log.warn(details, `The database did not answer a ${subject}.`)
}

/** The same of a procedure, also when a running subscription throws, which passes through no middleware. */
export function logFailure(
  failures: FailureLog,
  { error, path }: { error: TRPCError; path: string | undefined },
): void {
  const { problem } = problemOf(error)
  recordFailure(failures, problem, { err: error.cause ?? error, procedure: path })
}
