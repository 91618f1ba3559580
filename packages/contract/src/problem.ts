/**
 * Every way a request can be refused. The name travels as `code` in a REST error and as
 * `data.problem` in a tRPC error; each client has one sentence for each name.
 * No zod here: the widget imports this file.
 */
export const problems = [
  'invalid_input',
  'unauthenticated',
  'wrong_credentials',
  'second_factor_wrong',
  'challenge_expired',
  'forbidden',
  'registration_closed',
  'invitation_not_valid',
  'reset_not_valid',
  'human_check_failed',
  'origin_not_allowed',
  'not_found',
  'lead_not_found',
  'conversation_not_found',
  'report_not_found',
  'mail_not_found',
  'admin_not_found',
  'invitation_not_found',
  'session_not_found',
  'method_not_allowed',
  'lead_changed',
  'lead_move_not_allowed',
  'lead_without_email',
  'message_differs',
  'conversation_closed',
  'conversation_held',
  'conversation_not_held',
  'report_needs_conversation',
  'report_not_ready',
  'email_taken',
  'own_account',
  'last_admin',
  'second_factor_enabled',
  'second_factor_not_enabled',
  'body_too_large',
  'unsupported_media_type',
  'too_many_requests',
  'database_unavailable',
  'internal_error',
] as const

export type Problem = (typeof problems)[number]
