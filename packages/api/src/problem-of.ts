import type { Problem } from '@oka/contract/problem'
import { brokenReference, isDatabaseAway } from '@oka/db/errors'
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'

import { DomainError, type ProblemDetails } from './domain-error.ts'

const problemOfCode: Partial<Record<TRPCError['code'], Problem>> = {
  PARSE_ERROR: 'invalid_input',
  BAD_REQUEST: 'invalid_input',
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'method_not_allowed',
  PAYLOAD_TOO_LARGE: 'body_too_large',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media_type',
  TOO_MANY_REQUESTS: 'too_many_requests',
}

/** The subject of the call was erased while it was handled; any other missing row is a bug. */
function erasedProblem(constraint: string): Problem {
  if (constraint.endsWith('_conversations_id_fk')) return 'conversation_not_found'
  return constraint.endsWith('_leads_id_fk') ? 'lead_not_found' : 'internal_error'
}

/**
 * The refusal behind an error: our own, invalid input with the fields named, a database outage, or
 * a bug, whose details stay private.
 */
export function problemOf(error: unknown): { problem: Problem; details: ProblemDetails } {
  const cause = error instanceof TRPCError && error.cause ? error.cause : error
  if (cause instanceof DomainError) return { problem: cause.problem, details: cause.details }
  if (cause instanceof ZodError) {
    const issues = cause.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: [...issue.path, key].join('.'),
            message: 'is not a field of this call',
          }))
        : [{ path: issue.path.join('.'), message: issue.message }],
    )
    const message = issues.map((issue) => `${issue.path || 'input'}: ${issue.message}`).join('; ')
    return { problem: 'invalid_input', details: { message, issues } }
  }
  if (isDatabaseAway(cause)) return { problem: 'database_unavailable', details: { retryAfter: 2 } }
  const reference = brokenReference(cause)
  if (reference !== undefined) return { problem: erasedProblem(reference), details: {} }
  const code = error instanceof TRPCError ? error.code : 'INTERNAL_SERVER_ERROR'
  return { problem: problemOfCode[code] ?? 'internal_error', details: {} }
}
