import { createHmac, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto'

import type { ReportingProvider } from '../webhooks/mail-reports.ts'

/** What became of a mail, as a test says it; each provider says it in its own words. */
export type Fate =
  | 'delivered'
  | 'hard bounce'
  | 'soft bounce'
  | 'complaint'
  | 'opening'
  /** Not final: the provider tries again. */
  | 'delay'
  /** An event of a kind that we did not ask for. */
  | 'click'

export type Told = {
  fate: Fate
  /** Absent for a mail that is not ours. */
  mailId?: string
  to: string
  /** The provider's id of the event; a new one if absent. */
  eventId?: string
  /** Seconds since 1970; now if absent. */
  at?: number
}

export type SignedCall = { headers: Record<string, string>; body: string }

export type WebhookDouble = {
  /** What we verify its calls with. */
  key: string
  /** A call as the provider makes it. SendGrid alone puts several events into one. */
  call: (told: readonly Told[], changes?: { sentAt?: number }) => SignedCall
}

const now = () => Math.floor(Date.now() / 1000)

/** Resend's events, as resend.com/docs/webhooks describes them, signed by Svix. */
function createResendWebhook(): WebhookDouble {
  const secret = randomBytes(24)
  const types: Record<Fate, string> = {
    delivered: 'email.delivered',
    'hard bounce': 'email.bounced',
    'soft bounce': 'email.bounced',
    complaint: 'email.complained',
    opening: 'email.opened',
    delay: 'email.delivery_delayed',
    click: 'email.clicked',
  }
  return {
    key: `whsec_${secret.toString('base64')}`,
    call: ([told], { sentAt = now() } = {}) => {
      const { fate, mailId, to, eventId = randomUUID(), at = now() } = told!
      const createdAt = new Date(at * 1000).toISOString()
      const bounce = {
        message: 'The recipient’s mail server refused the mail.',
        type: fate === 'hard bounce' ? 'Permanent' : 'Transient',
        subType: fate === 'hard bounce' ? 'General' : 'MailboxFull',
      }
      const body = JSON.stringify({
        type: types[fate],
        created_at: createdAt,
        data: {
          email_id: randomUUID(),
          message_id: `<${randomUUID()}@resend.example>`,
          created_at: createdAt,
          from: 'OKA Tech <hello@oka.example>',
          to: [to],
          subject: 'A report',
          ...(mailId && { tags: { oka_mail: mailId } }),
          ...(fate.endsWith('bounce') && { bounce }),
        },
      })
      const signature = createHmac('sha256', secret)
        .update(`${eventId}.${sentAt}.${body}`)
        .digest('base64')
      const headers = {
        'content-type': 'application/json',
        'svix-id': eventId,
        'svix-timestamp': String(sentAt),
        // Two while a secret is being replaced.
        'svix-signature': `v1,${randomBytes(32).toString('base64')} v1,${signature}`,
      }
      return { headers, body }
    },
  }
}

/** SendGrid's signed event webhook, as twilio.com/docs/sendgrid describes it. */
function createSendgridWebhook(): WebhookDouble {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const names: Record<Fate, object> = {
    delivered: { event: 'delivered', response: '250 OK' },
    'hard bounce': {
      event: 'bounce',
      type: 'bounce',
      status: '5.1.1',
      reason: '550 5.1.1 no such user',
    },
    'soft bounce': {
      event: 'bounce',
      type: 'blocked',
      status: '4.2.2',
      reason: '452 4.2.2 mailbox full',
    },
    complaint: { event: 'spamreport' },
    opening: { event: 'open', useragent: 'Mozilla/5.0', ip: '192.0.2.7', sg_machine_open: false },
    delay: { event: 'deferred', response: '400 try again later', attempt: '2' },
    click: { event: 'click', url: 'https://oka.example/' },
  }
  return {
    key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    call: (told, { sentAt = now() } = {}) => {
      const events = told.map(({ fate, mailId, to, eventId = randomUUID(), at = now() }) => ({
        email: to,
        timestamp: at,
        'smtp-id': `<${randomUUID()}@ismtpd.example>`,
        sg_event_id: eventId,
        sg_message_id: `${randomUUID()}.filter0001`,
        ...names[fate],
        ...(mailId && { oka_mail: mailId }),
      }))
      // As SendGrid writes it: a line break ends the body, and belongs to what is signed.
      const body = `${JSON.stringify(events)}\r\n`
      const signature = sign('sha256', Buffer.from(sentAt + body), privateKey)
      const headers = {
        'content-type': 'application/json;charset=utf-8',
        'x-twilio-email-event-webhook-timestamp': String(sentAt),
        'x-twilio-email-event-webhook-signature': signature.toString('base64'),
      }
      return { headers, body }
    },
  }
}

/** Mailgun's webhooks, as documentation.mailgun.com describes them. */
function createMailgunWebhook(): WebhookDouble {
  const key = randomBytes(16).toString('hex')
  const names: Record<Fate, object> = {
    delivered: { event: 'delivered', 'delivery-status': { code: 250, message: 'OK' } },
    'hard bounce': {
      event: 'failed',
      severity: 'permanent',
      reason: 'bounce',
      'delivery-status': { code: 550, message: '5.1.1 no such user', 'attempt-no': 1 },
    },
    'soft bounce': {
      event: 'failed',
      severity: 'permanent',
      reason: 'old',
      'delivery-status': { code: 602, message: '', description: 'Too old', 'attempt-no': 9 },
    },
    complaint: { event: 'complained' },
    opening: { event: 'opened', ip: '192.0.2.7' },
    delay: {
      event: 'failed',
      severity: 'temporary',
      reason: 'generic',
      'delivery-status': { code: 452, message: '4.2.2 mailbox full', 'attempt-no': 1 },
    },
    click: { event: 'clicked', url: 'https://oka.example/' },
  }
  return {
    key,
    call: ([told], { sentAt = now() } = {}) => {
      const { fate, mailId, to, eventId = randomUUID(), at = now() } = told!
      const token = randomBytes(25).toString('hex')
      const timestamp = String(sentAt)
      const signature = createHmac('sha256', key)
        .update(timestamp + token)
        .digest('hex')
      const body = JSON.stringify({
        signature: { timestamp, token, signature },
        'event-data': {
          id: eventId,
          timestamp: at + 0.25,
          'log-level': 'info',
          recipient: to,
          message: { headers: { 'message-id': `${randomUUID()}@mg.oka.example`, to } },
          ...names[fate],
          'user-variables': { ...(mailId && { oka_mail: mailId }) },
        },
      })
      return { headers: { 'content-type': 'application/json' }, body }
    },
  }
}

/** Opens the webhook of a provider, with keys of its own. */
export const webhookDoubles: Record<ReportingProvider, () => WebhookDouble> = {
  resend: createResendWebhook,
  sendgrid: createSendgridWebhook,
  mailgun: createMailgunWebhook,
}
