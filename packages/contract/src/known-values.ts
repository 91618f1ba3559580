/** The values of the fields that the admin app needs at once, also to read addresses. No zod here: its first load imports this file. */

export const locales = ['en', 'fr'] as const

/** From least to most: a viewer reads, an agent also chats and edits leads, an admin also manages people and settings. */
export const roles = ['viewer', 'agent', 'admin'] as const

/** Who answers: the assistant, a member of staff, or no one any more. */
export const conversationModes = ['assistant', 'human', 'closed'] as const

export const leadStatuses = ['new', 'qualified', 'contacted', 'won', 'lost', 'spam'] as const

export const leadSorts = ['newest', 'oldest', 'score', 'name'] as const

/** Kinds of mail. Those to staff, all but `report`, may be read by admins only. */
export const mailKinds = [
  'report',
  'invitation',
  'reset',
  'password_changed',
  'escalation',
  'budget_reached',
] as const

/**
 * `scheduled`: sent at a later time, and `canceled` by staff until then. `sending`: handed to the provider, response pending. `sent`: accepted by the provider, which may
 * report later that it was `delivered`, `bounced` or `complained` about as spam. `unconfirmed`: the
 * response was lost, so the mail may have been sent; it is not retried automatically. `suppressed`:
 * not sent, since its address is on the suppression list. `kept`: no transport is configured, so the
 * mail stays in the outbox, readable.
 */
export const mailStatuses = [
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'unconfirmed',
  'failed',
  'suppressed',
  'canceled',
  'kept',
] as const

/** A page in Markdown, or the answer to one question. */
export const knowledgeKinds = ['page', 'answer'] as const

/** Those that wait for something to be done, those that were praised, and those that are done. */
export const ratedAnswerViews = ['wrong', 'good', 'done'] as const

/** What is recorded, a noun and a verb in the past; the names feed the timeline, the audit and the analytics. */
export const eventNames = [
  'admin.created',
  'admin.signed_in',
  'admin.sign_in_failed',
  'admin.signed_out',
  'admin.session_ended',
  'admin.token_reused',
  'admin.renamed',
  'admin.profile_changed',
  'admin.password_changed',
  'admin.reset_requested',
  'admin.reset_link_made',
  'admin.password_reset',
  'admin.second_factor_enabled',
  'admin.second_factor_removed',
  'admin.recovery_codes_renewed',
  'admin.invited',
  'admin.invitation_revoked',
  'admin.role_changed',
  'admin.disabled',
  'admin.enabled',
  'conversation.taken_over',
  'conversation.replied',
  'conversation.released',
  'conversation.handed_over',
  'conversation.handed_back',
  'conversation.person_requested',
  'conversation.answered',
  'conversation.closed',
  'conversation.reopened',
  'fact.corrected',
  'fact.rejected',
  'fact.restored',
  'note.added',
  'note.deleted',
  'canned_reply.saved',
  'canned_reply.deleted',
  'article.created',
  'article.updated',
  'article.deleted',
  'answer.rated',
  'answer.settled',
  'copy.agreed',
  'copy.withdrawn',
  'follow_up.closed',
  'follow_up.reopened',
  'notification.acknowledged',
  'settings.changed',
  'provider.saved',
  'provider.removed',
  'rehearsal.saved',
  'rehearsal.deleted',
  'rubric.published',
  'audit.key_changed',
  'lead.created',
  'lead.updated',
  'lead.deleted',
  'lead.import_started',
  'lead.import_finished',
  'lead.restored',
  'lead.erased',
  'report.requested',
  'report.ready',
  'report.failed',
  'report.edited',
  'report.link_made',
  'report.link_revoked',
  'mail.queued',
  'mail.sent',
  'mail.delivered',
  'mail.bounced',
  'mail.complained',
  'mail.suppressed',
  'mail.canceled',
  'mail.unconfirmed',
  'mail.failed',
  'suppression.added',
  'suppression.removed',
] as const

/** What a visitor waits for: an answer that the assistant does not have, a call, or a copy of the report by e-mail. */
export const followUpKinds = ['question', 'call_back', 'copy'] as const
/** Open follow-ups, all or of one kind; or the closed ones. */
export const followUpViews = ['open', ...followUpKinds, 'closed'] as const
