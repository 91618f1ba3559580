import { createPublicKey, type KeyObject, verify } from 'node:crypto'

import type { MailReport, ReadMailReports, WebhookCall } from '@oka/api/ports/mail'
import { z } from 'zod'

import {
  headerOf,
  maxSeconds,
  parseBody,
  reasonOf,
  refuseBody,
  refuseSignature,
  stored,
  toIso,
} from './webhook-body.ts'

/** An event about a mail of ours; others have no `oka_mail`. */
const event = z.looseObject({
  oka_mail: z.uuid(),
  event: z.string(),
  sg_event_id: stored,
  email: stored,
  timestamp: z.number().min(0).max(maxSeconds),
  type: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  sg_machine_open: z.boolean().optional().catch(undefined),
})
type Event = z.infer<typeof event>

/** Events that one call may carry. */
const eventsMax = 10_000

/**
 * Reads the events of SendGrid's event webhook
 * (twilio.com/docs/sendgrid/for-developers/tracking-events/event), signed with ECDSA for the body and
 * a time. Any time is accepted: SendGrid repeats a call for a day, and each event counts once.
 *
 * @param publicKey of the signed event webhook, as SendGrid shows it: DER in base64
 */
export function createReadSendgridReports(publicKey: string): ReadMailReports {
  const key = readSendgridKey(publicKey)
  return (call) => {
    const isSigned = isSignedBySendgrid(call, key)
    if (!isSigned) return refuseSignature('The signature is not valid')
    const body = parseBody(call)
    if (!Array.isArray(body) || body.length > eventsMax) {
      return refuseBody(`must be a list of at most ${eventsMax} events of SendGrid`)
    }
    const reports = body.flatMap((one) => {
      const { data } = event.safeParse(one)
      return data ? toReports(data) : []
    })
    return { reports, token: null }
  }
}

/** Throws when the text is no public key of an elliptic curve. */
export function readSendgridKey(publicKey: string): KeyObject {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  if (key.asymmetricKeyType !== 'ec') throw new Error('It is no key of an elliptic curve.')
  return key
}

/** Whether a webhook was called by SendGrid; events and received mails are signed in the same way. */
export function isSignedBySendgrid(call: WebhookCall, key: KeyObject): boolean {
  const signature = headerOf(call, 'x-twilio-email-event-webhook-signature')
  const timestamp = headerOf(call, 'x-twilio-email-event-webhook-timestamp')
  if (!signature || !timestamp) return false
  const signed = Buffer.concat([Buffer.from(timestamp), call.body])
  return verify('sha256', signed, key, Buffer.from(signature, 'base64'))
}

function toReports(given: Event): MailReport[] {
  const outcome = outcomeOf(given)
  if (!outcome) return []
  const { oka_mail: mailId, sg_event_id: id, email: recipient, timestamp } = given
  return [{ id: `sendgrid:${id}`, mailId, recipient, at: toIso(timestamp), ...outcome }]
}

/**
 * Why SendGrid itself does not send to an address; it drops mails also for their content or a used-up quota
 * (twilio.com/docs/sendgrid/for-developers/tracking-events/event#delivery-events).
 */
const isDroppedForAddress = /bounced|spam report|unsubscribed|^invalid$/i

/** Undefined for what says nothing about the delivery; `deferred` is not final. */
function outcomeOf({
  event: name,
  type,
  reason,
  response,
  sg_machine_open: isMachine,
}: Event): Pick<MailReport, 'kind' | 'bounce' | 'reason'> | undefined {
  switch (name) {
    case 'delivered':
      return { kind: 'delivered', bounce: null, reason: null }
    // A block is of the message or of the moment, not of the address.
    case 'bounce':
      return {
        kind: 'bounced',
        bounce: type === 'blocked' ? 'soft' : 'hard',
        reason: reasonOf(reason, response),
      }
    case 'dropped':
      return {
        kind: 'bounced',
        bounce: isDroppedForAddress.test(reason ?? '') ? 'hard' : 'soft',
        reason: reasonOf(reason),
      }
    case 'spamreport':
      return { kind: 'complained', bounce: null, reason: null }
    case 'open':
      // Apple's Mail opens every mail by itself.
      return isMachine ? undefined : { kind: 'opened', bounce: null, reason: null }
    default:
      return undefined
  }
}
