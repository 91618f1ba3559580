import { createHmac, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto'

import type { InboundKeys } from '../webhooks/received-mails.ts'
import { openHttpDouble } from './http-double.ts'

/** A mail that somebody sends to us. */
export type Incoming = {
  from: string
  to: string
  subject?: string
  text?: string
  html?: string
  headers?: Record<string, string>
  messageId?: string
}
export type InboundCall = { path: string; headers: Record<string, string>; body: Buffer }

export type InboundDouble = AsyncDisposable & {
  keys: InboundKeys
  /** A call as the provider makes it when the mail arrives. */
  call: (mail: Incoming) => Promise<InboundCall>
}

const now = () => String(Math.floor(Date.now() / 1000))
const newMessageId = () => `<${randomUUID()}@mail.acme.example>`

/** Headers as they stand in the mail, besides what is always there. */
const headersOf = ({ from, to, subject = 'Re: A report', headers, messageId }: Incoming) => ({
  From: from,
  To: to,
  Subject: subject,
  'Message-Id': messageId ?? newMessageId(),
  Date: new Date().toUTCString(),
  ...headers,
})

async function encodeForm(
  fields: Record<string, string>,
): Promise<Pick<InboundCall, 'headers' | 'body'>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  // What is attached is not read.
  form.append('attachment-1', new Blob(['a'.repeat(2000)], { type: 'image/png' }), 'logo.png')
  const response = new Response(form)
  return {
    headers: { 'content-type': response.headers.get('content-type')! },
    body: Buffer.from(await response.arrayBuffer()),
  }
}

/** A route of Mailgun that forwards to us, as documentation.mailgun.com describes it. */
function createMailgunRoute(): InboundDouble {
  const key = randomBytes(16).toString('hex')
  return {
    keys: { mailgun: key },
    call: async (mail) => {
      const named = headersOf(mail)
      const timestamp = now()
      const token = randomBytes(25).toString('hex')
      const { headers, body } = await encodeForm({
        recipient: mail.to,
        sender: mail.from.replace(/^.*<|>$/g, ''),
        from: mail.from,
        subject: named.Subject,
        'Message-Id': named['Message-Id'],
        'message-headers': JSON.stringify(Object.entries(named)),
        ...(mail.text !== undefined && { 'body-plain': mail.text, 'stripped-text': mail.text }),
        ...(mail.html !== undefined && { 'body-html': mail.html }),
        'attachment-count': '1',
        timestamp,
        token,
        signature: createHmac('sha256', key)
          .update(timestamp + token)
          .digest('hex'),
      })
      return { path: '/api/webhooks/mail/mailgun/inbound', headers, body }
    },
    [Symbol.asyncDispose]: async () => {},
  }
}

/** SendGrid's inbound parse with a security policy, as twilio.com/docs/sendgrid describes it. */
function createSendgridParse(): InboundDouble {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  return {
    keys: { sendgrid: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') },
    call: async (mail) => {
      const named = headersOf(mail)
      const { headers, body } = await encodeForm({
        headers: `${Object.entries(named)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}\n\n`,
        envelope: JSON.stringify({ to: [mail.to], from: mail.from.replace(/^.*<|>$/g, '') }),
        from: mail.from,
        to: `Answers <${mail.to}>`,
        subject: named.Subject,
        ...(mail.text !== undefined && { text: mail.text }),
        ...(mail.html !== undefined && { html: mail.html }),
        charsets: JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8', text: 'utf-8' }),
        attachments: '1',
      })
      const timestamp = now()
      const signed = Buffer.concat([Buffer.from(timestamp), body])
      return {
        path: '/api/webhooks/mail/sendgrid/inbound',
        headers: {
          ...headers,
          'x-twilio-email-event-webhook-timestamp': timestamp,
          'x-twilio-email-event-webhook-signature': sign('sha256', signed, privateKey).toString(
            'base64',
          ),
        },
        body,
      }
    },
    [Symbol.asyncDispose]: async () => {},
  }
}

/** Resend's receiving: an event, and an API that has the mail (resend.com/docs/dashboard/receiving). */
async function openResendReceiving(): Promise<InboundDouble> {
  const secret = randomBytes(24)
  const apiKey = 're_double_0123456789'
  const mails = new Map<string, object>()
  const api = await openHttpDouble<never>(({ request: { url = '', headers } }) => {
    if (headers.authorization !== `Bearer ${apiKey}`) return { status: 401, body: {} }
    const mail = mails.get(url.replace('/emails/receiving/', ''))
    return mail ? { status: 200, body: mail } : { status: 404, body: {} }
  })
  return {
    keys: {
      resend: { secret: `whsec_${secret.toString('base64')}`, apiKey, baseUrl: api.baseUrl },
    },
    call: async (mail) => {
      const { From, To, Subject, ...headers } = headersOf(mail)
      const id = randomUUID()
      mails.set(id, {
        object: 'email',
        id,
        from: From,
        to: [To],
        received_for: [mail.to],
        subject: Subject,
        text: mail.text ?? null,
        html: mail.html ?? null,
        headers,
        message_id: headers['Message-Id'],
        attachments: [],
      })
      const body = JSON.stringify({
        type: 'email.received',
        created_at: new Date().toISOString(),
        data: { email_id: id, from: From, to: [To], subject: Subject, attachments: [] },
      })
      const [eventId, timestamp] = [randomUUID(), now()]
      const signature = createHmac('sha256', secret)
        .update(`${eventId}.${timestamp}.${body}`)
        .digest('base64')
      return {
        path: '/api/webhooks/mail/resend',
        headers: {
          'content-type': 'application/json',
          'svix-id': eventId,
          'svix-timestamp': timestamp,
          'svix-signature': `v1,${signature}`,
        },
        body: Buffer.from(body),
      }
    },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  }
}

/** Opens the way in of a provider, with keys of its own. */
export const inboundDoubles: Record<keyof InboundKeys, () => Promise<InboundDouble>> = {
  resend: openResendReceiving,
  sendgrid: async () => createSendgridParse(),
  mailgun: async () => createMailgunRoute(),
}
