import { createHmac, timingSafeEqual } from 'node:crypto'

import type { MailReport, ReadMailReports } from '@oka/api/ports/mail'
import { z } from 'zod'

import {
  maxSeconds,
  parseBody,
  reasonOf,
  refuseBody,
  refuseSignature,
  stored,
  toIso,
} from './webhook-body.ts'

/** What Mailgun signs, in events and with received mails. */
export const mailgunSignature = z.looseObject({
  timestamp: z.union([z.string(), z.number()]).transform(String),
  token: stored,
  signature: z.string(),
})
export type MailgunSignature = z.infer<typeof mailgunSignature>

const event = z.looseObject({
  id: stored,
  event: z.string(),
  timestamp: z.number().min(0).max(maxSeconds),
  recipient: stored,
  severity: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  'user-variables': z
    .looseObject({ oka_mail: z.uuid().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  'delivery-status': z
    .looseObject({
      code: z.union([z.number(), z.string()]).optional().catch(undefined),
      message: z.string().nullish().catch(undefined),
      description: z.string().nullish().catch(undefined),
    })
    .optional()
    .catch(undefined),
})
type Event = z.infer<typeof event>

/**
 * Seconds for which a signature is accepted: Mailgun repeats a call for eight hours
 * (documentation.mailgun.com, "Webhooks"), and a token is accepted once.
 */
const signatureLife = 9 * 3600

/**
 * Reads Mailgun's events (documentation.mailgun.com, "Webhook payloads"). What is signed is a time
 * and a token ("Securing webhooks"), not the body.
 *
 * @param signingKey the HTTP webhook signing key of the account
 */
export function createReadMailgunReports(signingKey: string): ReadMailReports {
  return (call) => {
    const body = parseBody(call) as Record<string, unknown> | null | undefined
    const signed = mailgunSignature.safeParse(body?.['signature'])
    const refusal = signed.success ? refusalOf(signed.data, signingKey) : 'No signature was sent'
    if (refusal !== null || !signed.success) return refuseSignature(refusal ?? '')
    const { data } = event.safeParse(body?.['event-data'])
    if (!data) return refuseBody('must be an event of Mailgun')
    return { reports: toReports(data), token: `mailgun:${signed.data.token}` }
  }
}

/** Why a signature of Mailgun is not accepted now, or null. */
export function refusalOf(
  { timestamp, token, signature: given }: MailgunSignature,
  signingKey: string,
): string | null {
  const expected = createHmac('sha256', signingKey)
    .update(timestamp + token)
    .digest()
  const sent = Buffer.from(given, 'hex')
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) {
    return 'The signature is not valid'
  }
  const age = Date.now() / 1000 - Number(timestamp)
  return Math.abs(age) <= signatureLife ? null : 'The signature has expired'
}

function toReports(given: Event): MailReport[] {
  const mailId = given['user-variables']?.oka_mail
  const outcome = outcomeOf(given)
  if (mailId === undefined || !outcome) return []
  const { id, recipient, timestamp } = given
  return [{ id: `mailgun:${id}`, mailId, recipient, at: toIso(timestamp), ...outcome }]
}

/** Undefined for what says nothing about the delivery. */
function outcomeOf(given: Event): Pick<MailReport, 'kind' | 'bounce' | 'reason'> | undefined {
  switch (given.event) {
    case 'delivered':
      return { kind: 'delivered', bounce: null, reason: null }
    case 'failed':
      return failureOf(given)
    case 'complained':
      return { kind: 'complained', bounce: null, reason: null }
    case 'opened':
      return { kind: 'opened', bounce: null, reason: null }
    default:
      return undefined
  }
}

/**
 * A `temporary` failure is one after which Mailgun tries again. A permanent one after all its
 * attempts (`old`), or with a transient reply (RFC 5321 section 4.2.1), does not condemn the address.
 */
function failureOf({
  severity,
  reason,
  'delivery-status': status,
}: Event): Pick<MailReport, 'kind' | 'bounce' | 'reason'> | undefined {
  if (severity === 'temporary') return undefined
  const isTransient = reason === 'old' || String(status?.code ?? '').startsWith('4')
  return {
    kind: 'bounced',
    bounce: isTransient ? 'soft' : 'hard',
    reason: reasonOf(status?.message, status?.description, reason),
  }
}
