import type { Answer, Call, HttpDouble, ReceivedMail } from './http-double.ts'
import { openHttpDouble } from './http-double.ts'

export const sendgridKey = 'SG.double.0123456789'
/** The one sender it knows as verified. */
export const sendgridSender = 'hello@oka.example'

/** Bytes of a message, attachments included: "must be less than 30 MB". */
const messageMaxBytes = 30 * 1024 * 1024

type Tracking = 'click_tracking' | 'open_tracking'

type Body = {
  personalizations: { to: { email: string }[]; cc?: { email: string }[] }[]
  reply_to?: { email: string }
  from: { email: string; name?: string }
  subject: string
  content: { type: string; value: string }[]
  attachments?: { filename: string; content: string; type: string }[]
  tracking_settings?: Partial<Record<Tracking, { enable: boolean }>>
}

export type SendgridDouble = HttpDouble<
  ReceivedMail & { isTracked: boolean; isOpenTracked: boolean }
>

/**
 * A server that answers `POST /v3/mail/send` as SendGrid's public documentation and its OpenAPI
 * description (sendgrid/sendgrid-oai, mail_send) say: 202 without a body, the id in a header, no
 * idempotency keys.
 */
export function openSendgridDouble(): Promise<SendgridDouble> {
  return openHttpDouble((call, accept) => {
    const refusal = refusalOfCall(call) ?? refusalOfMail(JSON.parse(call.body.toString()) as Body)
    if (refusal) return refusal

    const mail = JSON.parse(call.body.toString()) as Body
    const { from, personalizations, subject, content, attachments = [] } = mail
    const valueOf = (type: string) => content.find((part) => part.type === type)!.value
    accept({
      from: from.name === undefined ? from.email : `${from.name} <${from.email}>`,
      to: personalizations[0]!.to[0]!.email,
      ...answersOf(mail),
      subject,
      text: valueOf('text/plain'),
      html: valueOf('text/html'),
      attachments: attachments.map(({ filename, type, content: encoded }) => ({
        name: filename,
        contentType: type,
        content: Buffer.from(encoded, 'base64'),
      })),
      isTracked: isTracked(mail, 'click_tracking'),
      isOpenTracked: isTracked(mail, 'open_tracking'),
    })
    return { status: 202, headers: { 'x-message-id': crypto.randomUUID() } }
  })
}

function answersOf({ personalizations: [first], reply_to: replyTo }: Body) {
  return { cc: (first!.cc ?? []).map(({ email }) => email), replyTo: replyTo?.email ?? null }
}

/** On by default, in the settings of an account. */
const isTracked = ({ tracking_settings: settings }: Body, what: Tracking): boolean =>
  settings?.[what]?.enable ?? true

function refusalOfCall({ request: { method, url, headers }, body }: Call): Answer | null {
  if (method !== 'POST' || url !== '/v3/mail/send') return refuse(404, 'Resource not found')
  if (headers.authorization !== `Bearer ${sendgridKey}`) {
    return refuse(401, 'The provided authorization grant is invalid, expired, or revoked')
  }
  if (headers['content-type'] !== 'application/json') {
    return refuse(415, "Content-Type should be 'application/json'.")
  }
  return body.byteLength > messageMaxBytes ? tooLarge : null
}

/** Given by the proxy in front, as a web page. */
const tooLarge: Answer = {
  status: 413,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>413 Request Entity Too Large</title></head><body>nginx</body></html>',
}

/** In the order of the documentation: what must be there, and who may send. */
const rules: [broken: (mail: Partial<Body>) => boolean, answer: Answer][] = [
  [
    ({ from }) => !from?.email,
    refuse(400, 'The from object must be provided for every email send.', 'from.email'),
  ],
  [
    ({ personalizations }) => !personalizations?.[0]?.to?.[0]?.email,
    refuse(400, 'The to array is required for all personalization objects.', 'to'),
  ],
  [({ subject }) => !subject, refuse(400, 'The subject is required.', 'subject')],
  [({ content }) => !content?.length, refuse(400, 'The content is required.', 'content')],
  [
    ({ content }) => content!.some(({ type }, at) => type === 'text/plain' && at > 0),
    refuse(400, 'The text/plain content must come before the text/html content.', 'content'),
  ],
  [
    ({ attachments }) => attachments?.length === 0,
    refuse(400, 'The attachments must have at least one item.', 'attachments'),
  ],
  [
    ({ from }) => from!.email !== sendgridSender,
    refuse(
      403,
      'The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
      'from',
    ),
  ],
]

function refusalOfMail(mail: Partial<Body>): Answer | null {
  return rules.find(([isBroken]) => isBroken(mail))?.[1] ?? null
}

function refuse(status: number, message: string, field: string | null = null): Answer {
  return { status, body: { errors: [{ message, field, help: null }] } }
}
