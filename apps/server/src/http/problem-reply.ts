import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

import { DomainError, invalidInput, type ProblemDetails, refusals } from '@oka/api/domain-error'
import { problemOf } from '@oka/api/problem-of'
import type { Problem } from '@oka/contract/problem'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyError, FastifyReply } from 'fastify'

import { type FailureLog, recordFailure } from '../log-failure.ts'

/** Looked up once: each look-up makes an error, with a stack. */
const statuses = new Map(
  (Object.keys(refusals) as Problem[]).map((problem) => [
    problem,
    // tRPC has no name for it (RFC 6585 section 5).
    problem === 'headers_too_large'
      ? 431
      : getHTTPStatusCodeFromError(new TRPCError({ code: refusals[problem][0] })),
  ]),
)

export const httpStatusOf = (problem: Problem): number => statuses.get(problem)!

/** Sends a refusal in the form of the contract: `{ error, code }` and what belongs to it, never a stack. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const { problem, details } = problemOf(error)
  const failures = { log: reply.log, readiness: reply.server.readiness }
  recordFailure(failures, problem, { err: error })
  if (details.retryAfter !== undefined) reply.header('retry-after', details.retryAfter)
  // Of a file that may be kept for a year, the refusal may not.
  reply.header('cache-control', 'no-store')
  return reply.status(httpStatusOf(problem)).send(bodyOf(problem, details))
}

/**
 * Sends a refusal where there is no reply to send it with, and ends the connection, also of a client that does not
 * read. Returns its status.
 */
export function sendProblemAndClose(stream: Duplex, error: unknown, failures: FailureLog): number {
  const { problem, details } = problemOf(error)
  recordFailure(failures, problem, { err: error })
  return writeProblem(stream, problem, details)
}

const bodyOf = (problem: Problem, details: ProblemDetails) => ({
  error: details.message ?? refusals[problem][1],
  code: problem,
  ...(details.issues && { issues: details.issues }),
  ...(details.current !== undefined && { current: details.current }),
})

function writeProblem(stream: Duplex, problem: Problem, details: ProblemDetails): number {
  const status = httpStatusOf(problem)
  const body = JSON.stringify(bodyOf(problem, details))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    ...(details.retryAfter === undefined ? [] : [`retry-after: ${details.retryAfter}`]),
    'connection: close',
  ]
  stream.write(`${head.join('\r\n')}\r\n\r\n${body}`, () => stream.destroy())
  return status
}

const problemOfParser: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** Answers what is no request, on a connection that then ends. */
export function sendClientError({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  // Nobody knows where the next request would begin.
  writeProblem(socket, problemOfParser[code ?? ''] ?? 'bad_request', {})
}

const problemOfFastify: Record<string, Problem> = {
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_STATIC_FORBIDDEN_PATH: 'not_found',
}

/** What Fastify itself refuses, told as one of ours: the body that is no JSON, too large, of another type. */
export function fromFastifyError(error: FastifyError): unknown {
  const named = problemOfFastify[error.code]
  if (named) return new DomainError(named)
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    if (error.code !== undefined) return invalidInput('body', error.message)
    // Of the plugin that sends files: a path out of its folder, or a condition of the headers.
    return error.statusCode === 412
      ? invalidInput('headers', error.message)
      : new DomainError('not_found')
  }
  return error
}
