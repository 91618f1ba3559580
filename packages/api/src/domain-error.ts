import type { Problem } from '@oka/contract/problem'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'

export type Issue = { path: string; message: string }

/** What the caller needs beside the name of the refusal. */
export type ProblemDetails = {
  /** For people; the name itself if absent. */
  message?: string
  issues?: readonly Issue[]
  /** The current row, after a stale update. */
  current?: unknown
  /** Seconds after which a retry may succeed. */
  retryAfter?: number
}

/** A refusal the caller can act on. Anything else that is thrown is a bug or an outage. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly problem: Problem
  readonly details: ProblemDetails

  constructor(problem: Problem, details: ProblemDetails = {}) {
    super(details.message ?? refusals[problem][1])
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

/**
 * The tRPC code, which decides the HTTP status, and a sentence in English for developers: each
 * client has its own for people.
 */
export const refusals: Record<Problem, readonly [code: TRPC_ERROR_CODE_KEY, sentence: string]> = {
  invalid_input: ['BAD_REQUEST', 'The input is not valid.'],
  unauthenticated: ['UNAUTHORIZED', 'A valid, unexpired token is required.'],
  wrong_credentials: ['UNAUTHORIZED', 'The e-mail address or the password is wrong.'],
  second_factor_wrong: ['UNAUTHORIZED', 'The code is wrong or was already used.'],
  challenge_expired: ['UNAUTHORIZED', 'The challenge has expired; sign in again.'],
  forbidden: ['FORBIDDEN', 'Your role does not allow this.'],
  registration_closed: ['FORBIDDEN', 'Registration requires an invitation.'],
  invitation_not_valid: [
    'FORBIDDEN',
    'This invitation was already used, has expired, or is for another address.',
  ],
  reset_not_valid: ['FORBIDDEN', 'This link was already used or has expired; request a new one.'],
  human_check_failed: [
    'FORBIDDEN',
    'Solve the challenge of chat.humanCheck and send its answer in humanCheck.',
  ],
  origin_not_allowed: ['FORBIDDEN', 'This site may not call the API.'],
  not_found: ['NOT_FOUND', 'Not found.'],
  lead_not_found: ['NOT_FOUND', 'There is no such lead.'],
  conversation_not_found: ['NOT_FOUND', 'There is no such conversation.'],
  report_not_found: ['NOT_FOUND', 'This lead has no report yet.'],
  mail_not_found: ['NOT_FOUND', 'There is no such mail.'],
  suppression_not_found: ['NOT_FOUND', 'This address is not on the suppression list.'],
  admin_not_found: ['NOT_FOUND', 'There is no such member of the team.'],
  invitation_not_found: ['NOT_FOUND', 'There is no such invitation.'],
  session_not_found: ['NOT_FOUND', 'There is no such session.'],
  note_not_found: ['NOT_FOUND', 'There is no such note of yours.'],
  canned_reply_not_found: ['NOT_FOUND', 'There is no such canned reply.'],
  follow_up_not_found: ['NOT_FOUND', 'There is no such question, call-back or copy.'],
  copy_settled: ['CONFLICT', 'The copy was mailed, or its consent was withdrawn.'],
  article_not_found: ['NOT_FOUND', 'There is no such article.'],
  answer_not_found: ['NOT_FOUND', 'There is no such answer of the assistant, or it is not rated.'],
  rehearsal_not_found: ['NOT_FOUND', 'There is no such saved conversation.'],
  notification_not_found: ['NOT_FOUND', 'There is no such notification.'],
  method_not_allowed: ['METHOD_NOT_SUPPORTED', 'This path does not support that method.'],
  lead_changed: ['CONFLICT', 'This lead was changed since that version was read.'],
  article_changed: ['CONFLICT', 'This article was changed since that version was read.'],
  letterhead_changed: ['CONFLICT', 'The letterhead was changed since that version was read.'],
  persona_changed: ['CONFLICT', 'The assistant was changed since that version was read.'],
  provider_changed: ['CONFLICT', 'The provider was changed since that version was read.'],
  rehearsal_changed: [
    'CONFLICT',
    'This saved conversation was changed since that version was read.',
  ],
  rubric_draft_changed: ['CONFLICT', 'The draft was changed since that version was read.'],
  criterion_in_use: ['CONFLICT', 'Leads have a value for a criterion that the draft leaves out.'],
  lead_move_not_allowed: ['CONFLICT', 'A lead cannot move from its status to that one.'],
  lead_not_deleted: ['CONFLICT', 'This lead is not deleted.'],
  restore_expired: [
    'CONFLICT',
    'This lead was deleted more than 30 days ago and cannot be restored.',
  ],
  lead_without_email: ['CONFLICT', 'This lead has no e-mail address.'],
  message_differs: [
    'CONFLICT',
    'This clientMessageId was already used for a message with other content.',
  ],
  conversation_closed: ['CONFLICT', 'This conversation is closed.'],
  conversation_held: ['CONFLICT', 'A colleague has taken this conversation over.'],
  conversation_not_held: ['CONFLICT', 'This conversation has not been taken over.'],
  report_needs_conversation: ['CONFLICT', 'This lead has not written a message yet.'],
  report_needs_buyer: [
    'CONFLICT',
    'Reports are written for buyers only, and this lead is not one: correct the fact intent first.',
  ],
  report_not_ready: ['CONFLICT', 'The report is not ready yet.'],
  report_unprintable: [
    'CONFLICT',
    'No font has one of the characters: the report is neither drawn nor mailed.',
  ],
  report_generating: ['CONFLICT', 'The report is being written: edit the version that follows.'],
  report_changed: ['CONFLICT', 'This report was changed since that version was read.'],
  link_not_found: ['NOT_FOUND', 'There is no such link, or it no longer opens.'],
  mail_not_resendable: [
    'CONFLICT',
    'Only a mail to a lead that was not delivered can be sent again.',
  ],
  mail_not_scheduled: ['CONFLICT', 'Only a mail that is sent later can be canceled.'],
  address_suppressed: [
    'CONFLICT',
    'The address is on the suppression list; take it off the list to write to it.',
  ],
  page_unreachable: [
    'BAD_REQUEST',
    'The page cannot be reached: there is no such host, or it does not answer.',
  ],
  page_not_public: [
    'BAD_REQUEST',
    'The address, or one it redirects to, is not one of the public internet.',
  ],
  page_too_slow: ['BAD_REQUEST', 'The page did not arrive within 10 s.'],
  page_too_large: [
    'BAD_REQUEST',
    'A page must have at most 2 MB, and its text at most 100,000 characters.',
  ],
  page_redirects: [
    'BAD_REQUEST',
    'The page redirects more than three times, or to what is no web page.',
  ],
  page_disallowed: ['BAD_REQUEST', 'The robots.txt of the site does not allow this page.'],
  page_missing: ['BAD_REQUEST', 'The site has no such page.'],
  page_refused: ['BAD_REQUEST', 'The site answered with an error instead of the page.'],
  page_not_text: ['BAD_REQUEST', 'The page must be HTML, Markdown or plain text.'],
  page_empty: ['BAD_REQUEST', 'No text was found in the page.'],
  provider_unreachable: [
    'BAD_REQUEST',
    'The server of the model cannot be reached: there is no such host, or it does not answer.',
  ],
  provider_not_allowed: [
    'BAD_REQUEST',
    'The address must be https and on the public internet, unless ALLOW_PRIVATE_PROVIDERS is true.',
  ],
  provider_too_slow: ['BAD_REQUEST', 'The server of the model did not answer in time.'],
  provider_key_refused: ['BAD_REQUEST', 'The server of the model refused the key.'],
  provider_not_found: [
    'BAD_REQUEST',
    'The server knows no such address or no such model: the base URL mostly ends with /v1.',
  ],
  provider_busy: [
    'BAD_REQUEST',
    'The server of the model refuses calls: a quota or a limit is reached.',
  ],
  provider_unusable: ['BAD_REQUEST', 'The server did not answer as OpenAI’s Chat Completions do.'],
  provider_over_budget: ['BAD_REQUEST', 'A budget of the language model does not allow the test.'],
  email_taken: ['CONFLICT', 'A member of the team already has this e-mail address.'],
  own_account: ['CONFLICT', 'This cannot be done to your own account; ask another admin.'],
  last_admin: ['CONFLICT', 'The last admin cannot be removed: make another member an admin first.'],
  second_factor_enabled: ['CONFLICT', 'The second factor is already enabled.'],
  second_factor_not_enabled: ['CONFLICT', 'The second factor is not enabled.'],
  body_too_large: ['PAYLOAD_TOO_LARGE', 'The body must have at most 128 KiB.'],
  headers_too_large: ['BAD_REQUEST', 'The URL and the headers must have at most 16 KiB.'],
  bad_request: ['BAD_REQUEST', 'This is not a valid HTTP/1.1 request.'],
  request_timeout: ['TIMEOUT', 'The request did not arrive in time.'],
  unsupported_media_type: ['UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.'],
  too_many_requests: ['TOO_MANY_REQUESTS', 'Too many requests; retry later.'],
  database_unavailable: ['SERVICE_UNAVAILABLE', 'The database is unavailable; retry shortly.'],
  internal_error: ['INTERNAL_SERVER_ERROR', 'An internal error occurred.'],
}
