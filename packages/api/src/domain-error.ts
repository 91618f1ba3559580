import type { Problem } from '@oka/contract/problem'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'

export type Issue = { path: string; message: string }

/** What the caller needs beside the name of the refusal. */
export type ProblemDetails = {
  /** For people; the name itself if absent. */
  message?: string
  issues?: readonly Issue[]
  /** The row as it is now, after a stale update. */
  current?: unknown
  /** Seconds after which trying again may help. */
  retryAfter?: number
}

/** A refusal the caller can act on. Anything else that is thrown is a bug or an outage. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly problem: Problem
  readonly details: ProblemDetails

  constructor(problem: Problem, details: ProblemDetails = {}) {
    super(details.message ?? sentences[problem])
    this.problem = problem
    this.details = details
  }
}

/** The refusal of one field: which, and what is allowed. */
export function invalidInput(path: string, message: string): DomainError {
  return new DomainError('invalid_input', {
    message: `${path}: ${message}`,
    issues: [{ path, message }],
  })
}

/** In English, for developers; each client has its own sentences for people. */
const sentences: Record<Problem, string> = {
  invalid_input: 'The input is not valid.',
  unauthenticated: 'Sign in first, or come back with a fresh token.',
  wrong_credentials: 'The e-mail or the password is not right.',
  second_factor_wrong: 'The code is not right, or was used before.',
  challenge_expired: 'Sign in again: the code came too late.',
  forbidden: 'Your role does not allow this.',
  registration_closed: 'Accounts are made by invitation.',
  invitation_not_valid: 'This invitation was used, has expired, or is for another address.',
  reset_not_valid: 'This link was used or has expired; ask for another one.',
  human_check_failed: 'Solve what chat.humanCheck asks, and send the answer along.',
  origin_not_allowed: 'This site may not call the API.',
  not_found: 'There is nothing here.',
  lead_not_found: 'There is no such lead.',
  conversation_not_found: 'There is no such conversation.',
  report_not_found: 'This lead has no report yet.',
  mail_not_found: 'There is no such mail.',
  admin_not_found: 'There is no such member of the team.',
  invitation_not_found: 'There is no such invitation.',
  session_not_found: 'There is no such session.',
  note_not_found: 'There is no such note of yours.',
  canned_reply_not_found: 'There is no such canned reply.',
  notification_not_found: 'There is no such notification.',
  method_not_allowed: 'This address does not know that method.',
  lead_changed: 'Somebody else has changed this lead meanwhile.',
  lead_move_not_allowed: 'A lead cannot go from its status to that one.',
  lead_not_deleted: 'This lead is not deleted.',
  restore_expired: 'This lead was deleted more than 30 days ago and cannot be restored.',
  lead_without_email: 'This lead has no e-mail address.',
  message_differs: 'This clientMessageId was used for another message.',
  conversation_closed: 'This conversation is closed.',
  conversation_held: 'A colleague holds this conversation.',
  conversation_not_held: 'Nobody has taken this conversation over.',
  report_needs_conversation: 'This lead has not said anything yet.',
  report_needs_buyer:
    'Reports are written for buyers, and this lead is none: correct the fact intent first.',
  report_not_ready: 'The report is not ready yet.',
  email_taken: 'Somebody with this e-mail address is in the team already.',
  own_account: 'This cannot be done to oneself; ask another admin.',
  last_admin: 'The last admin stays one: make somebody else an admin first.',
  second_factor_enabled: 'The second factor is on already.',
  second_factor_not_enabled: 'The second factor is not on.',
  body_too_large: 'The body must have at most 128 KiB.',
  headers_too_large: 'The address and the headers must have at most 16 KiB.',
  bad_request: 'This is not a request of HTTP/1.1.',
  request_timeout: 'The request did not arrive in time.',
  unsupported_media_type: 'The body must be application/json.',
  too_many_requests: 'Too many requests; wait a little.',
  database_unavailable: 'The database is away; try again shortly.',
  internal_error: 'Something went wrong on our side.',
}

export const trpcCode: Record<Problem, TRPC_ERROR_CODE_KEY> = {
  invalid_input: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  wrong_credentials: 'UNAUTHORIZED',
  second_factor_wrong: 'UNAUTHORIZED',
  challenge_expired: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  registration_closed: 'FORBIDDEN',
  invitation_not_valid: 'FORBIDDEN',
  reset_not_valid: 'FORBIDDEN',
  human_check_failed: 'FORBIDDEN',
  origin_not_allowed: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  lead_not_found: 'NOT_FOUND',
  conversation_not_found: 'NOT_FOUND',
  report_not_found: 'NOT_FOUND',
  mail_not_found: 'NOT_FOUND',
  admin_not_found: 'NOT_FOUND',
  invitation_not_found: 'NOT_FOUND',
  session_not_found: 'NOT_FOUND',
  note_not_found: 'NOT_FOUND',
  canned_reply_not_found: 'NOT_FOUND',
  notification_not_found: 'NOT_FOUND',
  method_not_allowed: 'METHOD_NOT_SUPPORTED',
  lead_changed: 'CONFLICT',
  lead_move_not_allowed: 'CONFLICT',
  lead_without_email: 'CONFLICT',
  lead_not_deleted: 'CONFLICT',
  restore_expired: 'CONFLICT',
  message_differs: 'CONFLICT',
  conversation_closed: 'CONFLICT',
  conversation_held: 'CONFLICT',
  conversation_not_held: 'CONFLICT',
  report_needs_conversation: 'CONFLICT',
  report_needs_buyer: 'CONFLICT',
  report_not_ready: 'CONFLICT',
  email_taken: 'CONFLICT',
  own_account: 'CONFLICT',
  last_admin: 'CONFLICT',
  second_factor_enabled: 'CONFLICT',
  second_factor_not_enabled: 'CONFLICT',
  body_too_large: 'PAYLOAD_TOO_LARGE',
  headers_too_large: 'BAD_REQUEST',
  bad_request: 'BAD_REQUEST',
  request_timeout: 'TIMEOUT',
  unsupported_media_type: 'UNSUPPORTED_MEDIA_TYPE',
  too_many_requests: 'TOO_MANY_REQUESTS',
  database_unavailable: 'SERVICE_UNAVAILABLE',
  internal_error: 'INTERNAL_SERVER_ERROR',
}
