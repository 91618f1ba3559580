import type { MailReport, ReadMailReports, WebhookCall } from '@oka/api/ports/mail'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'

import {
  headerOf,
  parseBody,
  reasonOf,
  refuseBody,
  refuseSignature,
  stored,
} from './webhook-body.ts'

const event = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.looseObject({
    to: z.array(stored).optional(),
    tags: z
      .looseObject({ oka_mail: z.uuid().optional().catch(undefined) })
      .optional()
      .catch({}),
    bounce: z.looseObject({ type: z.string(), message: z.string().optional() }).optional(),
    failed: z.looseObject({ reason: z.string().optional() }).optional(),
    suppressed: z.looseObject({ message: z.string().optional() }).optional(),
  }),
})
type Event = z.infer<typeof event>

/**
 * Reads Resend's events (resend.com/docs/webhooks/event-types), which Svix signs with a secret for
 * the body, an id and a time of at most five minutes ago (resend.com/docs/webhooks/verify-webhooks-requests).
 *
 * @param secret as Resend shows it, `whsec_…`
 */
export function createReadResendReports(secret: string): ReadMailReports {
  const webhook = new Webhook(secret)
  return (call) => {
    const refusal = whyNotResends(call, webhook)
    if (refusal !== null) return refuseSignature(refusal)
    const { data, error } = event.safeParse(parseBody(call))
    if (error) return refuseBody('must be an event of Resend')
    return { reports: toReports(data, `resend:${headerOf(call, 'svix-id')}`), token: null }
  }
}

/** Why a call is not believed to be Resend's, or null. */
export function whyNotResends(call: WebhookCall, secret: string | Webhook): string | null {
  const webhook = typeof secret === 'string' ? new Webhook(secret) : secret
  const named = {
    'webhook-id': headerOf(call, 'svix-id') ?? '',
    'webhook-timestamp': headerOf(call, 'svix-timestamp') ?? '',
    'webhook-signature': headerOf(call, 'svix-signature') ?? '',
  }
  try {
    webhook.verify(call.body.toString(), named, { jsonParse: false })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'The signature is not valid'
  }
}

function toReports({ type, created_at: createdAt, data }: Event, id: string): MailReport[] {
  const mailId = data.tags?.oka_mail
  const recipient = data.to?.[0]
  const outcome = Object.hasOwn(outcomes, type) ? outcomes[type]!(data) : undefined
  if (mailId === undefined || recipient === undefined || !outcome) return []
  const moment = new Date(createdAt)
  const at = (Number.isNaN(moment.getTime()) ? new Date() : moment).toISOString()
  return [{ id, mailId, recipient, at, ...outcome }]
}

type Outcome = Pick<MailReport, 'kind' | 'bounce' | 'reason'>

/** Events that say something final about the delivery; a delay does not. */
const outcomes: Record<string, (data: Event['data']) => Outcome> = {
  'email.delivered': () => ({ kind: 'delivered', bounce: null, reason: null }),
  'email.bounced': ({ bounce }) => ({
    kind: 'bounced',
    bounce: bounce?.type === 'Permanent' ? 'hard' : 'soft',
    reason: reasonOf(bounce?.message),
  }),
  // Resend itself did not send it, since the address had bounced or complained before.
  'email.suppressed': ({ suppressed }) => ({
    kind: 'bounced',
    bounce: 'hard',
    reason: reasonOf(suppressed?.message),
  }),
  'email.failed': ({ failed }) => ({
    kind: 'bounced',
    bounce: 'soft',
    reason: reasonOf(failed?.reason),
  }),
  'email.complained': () => ({ kind: 'complained', bounce: null, reason: null }),
  'email.opened': () => ({ kind: 'opened', bounce: null, reason: null }),
}
