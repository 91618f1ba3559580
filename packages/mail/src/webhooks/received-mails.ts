import type { ReadReceivedMail, ReceivedMail, WebhookCall } from '@oka/api/ports/mail'
import addressparser from 'nodemailer/lib/addressparser'
import PostalMime, { type Email } from 'postal-mime'
import { z } from 'zod'

import { endpoint } from '../http-api.ts'
import { type MailgunSignature, mailgunSignature, refusalOf } from './mailgun-reports.ts'
import { whyNotResends } from './resend-reports.ts'
import { isSignedBySendgrid, readSendgridKey } from './sendgrid-reports.ts'
import { headerOf, parseBody, refuseBody, refuseSignature } from './webhook-body.ts'

/** What calls about received mails are verified with, and how Resend's mails are fetched. */
export type InboundKeys = {
  resend?: { secret: string; apiKey: string; baseUrl?: string }
  sendgrid?: string
  mailgun?: string
}

/** A reader for each provider with a key, by its name. */
export function createReadReceivedMails({
  resend,
  sendgrid,
  mailgun,
}: InboundKeys): ReadonlyMap<string, ReadReceivedMail> {
  return new Map([
    ...(resend ? ([['resend', readResend(resend)]] as const) : []),
    ...(sendgrid ? ([['sendgrid', readSendgrid(sendgrid)]] as const) : []),
    ...(mailgun ? ([['mailgun', readMailgun(mailgun)]] as const) : []),
  ])
}

/**
 * A mail that matches a route of Mailgun (documentation.mailgun.com, "Receive HTTP POST"). What is
 * signed is a time and a token, which is accepted once.
 */
function readMailgun(signingKey: string): ReadReceivedMail {
  return async (call) => {
    const fields = await readForm(call)
    const { data: signed } = mailgunSignature.safeParse(fields ?? {})
    if (!fields || !signed) return refuseSignature('No signature was sent')
    const refusal = refusalOf(signed, signingKey)
    if (refusal !== null) return refuseSignature(refusal)
    return toMailgunMail(fields, signed)
  }
}

function toMailgunMail(fields: Fields, { token }: MailgunSignature): ReceivedMail {
  const headers = readHeaderPairs(fields['message-headers'])
  return {
    provider: 'mailgun',
    id: fields['Message-Id'] ?? headers['message-id'] ?? token,
    from: addressOf(fields['from'] ?? fields['sender'] ?? ''),
    to: addressesOf(fields['recipient'] ?? ''),
    subject: fields['subject'] ?? '',
    text: fields['body-plain'] ?? null,
    html: fields['body-html'] ?? null,
    headers,
    token: `mailgun:${token}`,
  }
}

/** Mailgun's `message-headers`: JSON, a list of names with their values. */
function readHeaderPairs(json = '[]'): Record<string, string> {
  const pairs = z.array(z.tuple([z.string(), z.string()])).catch([])
  const read = pairs.parse(parseBody({ body: Buffer.from(json) }))
  return Object.fromEntries(read.map(([name, value]) => [name.toLowerCase(), value]))
}

/**
 * A mail of SendGrid's inbound parse (twilio.com/docs/sendgrid/for-developers/parsing-email), whole
 * or in fields, signed as its security policy says.
 */
function readSendgrid(publicKey: string): ReadReceivedMail {
  const key = readSendgridKey(publicKey)
  return async (call) => {
    if (!isSignedBySendgrid(call, key)) return refuseSignature('The signature is not valid')
    const bytes = await readForm({ ...call, body: Buffer.from(call.body.toString('latin1')) })
    if (!bytes) return refuseBody('must be a form, as inbound parse sends it')
    return toSendgridMail(bytes)
  }
}

type Sent = Partial<
  Record<'email' | 'headers' | 'envelope' | 'from' | 'to' | 'subject' | 'text' | 'html', string>
>

const orNull = (given: string | undefined): string | null => given ?? null
const orEmpty = (given: string | undefined): string => given ?? ''

const envelope = z.object({ to: z.array(z.string()) }).catch({ to: [] })

const charsets = z.record(z.string(), z.string()).catch({})

/** Each field is in the charset that `charsets` names; UTF-8 where it names none that is known. */
function decodeFields(bytes: Fields): Fields {
  const named = charsets.parse(parseBody({ body: Buffer.from(bytes['charsets'] ?? '{}') }))
  return Object.fromEntries(
    Object.entries(bytes).map(([name, value = '']) => [
      name,
      decode(Buffer.from(value, 'latin1'), named[name]),
    ]),
  )
}

function decode(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString()
  }
}

/**
 * The whole mail is in `email` where the settings say so, otherwise it is in fields.
 *
 * @param bytes each character stands for a byte
 */
async function toSendgridMail(bytes: Fields): Promise<ReceivedMail> {
  const fields = decodeFields(bytes)
  const { email: whole, headers = '', envelope: sent = '', from = '', to = '' } = fields as Sent
  const mail = await PostalMime.parse(
    Buffer.from(bytes['email'] ?? headers, whole === undefined ? 'utf8' : 'latin1'),
  )
  const parts = whole === undefined ? (fields as Sent) : mail
  const recipients = envelope.parse(parseBody({ body: Buffer.from(sent) }))
  return {
    ...fromMime(mail),
    provider: 'sendgrid',
    from: addressOf(from) || orEmpty(mail.from?.address),
    to: [...recipients.to, ...addressesOf(to)],
    subject: orEmpty(parts.subject),
    text: orNull(parts.text),
    html: orNull(parts.html),
    token: null,
  }
}

const received = z.object({
  type: z.literal('email.received'),
  data: z.looseObject({ email_id: z.string() }),
})
const fetched = z.object({
  from: z.string(),
  to: z.array(z.string()),
  received_for: z.array(z.string()).nullish(),
  subject: z.string().nullish(),
  text: z.string().nullish(),
  html: z.string().nullish(),
  message_id: z.string(),
  headers: z.record(z.string(), z.string()).nullish(),
})

/** Milliseconds in which Resend has to send a mail. */
const fetchTimeoutMs = 10_000

/**
 * A mail that Resend tells of by `email.received`, fetched by its id
 * (resend.com/docs/dashboard/receiving). Throws when it cannot be fetched now: Resend calls again.
 */
function readResend({
  secret,
  apiKey,
  baseUrl = 'https://api.resend.com',
}: NonNullable<InboundKeys['resend']>): ReadReceivedMail {
  return async (call) => {
    const refusal = whyNotResends(call, secret)
    if (refusal !== null) return refuseSignature(refusal)
    const { data: event } = received.safeParse(parseBody(call))
    if (!event) return null
    const id = encodeURIComponent(event.data.email_id)
    const response = await fetch(endpoint(baseUrl, `/emails/receiving/${id}`), {
      headers: { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(fetchTimeoutMs),
    })
    if (!response.ok) throw new Error(`Resend answered ${response.status} for a received mail.`)
    const mail = fetched.parse(await response.json())
    const headers = Object.entries(mail.headers ?? {})
    return {
      provider: 'resend',
      id: mail.message_id,
      from: addressOf(mail.from),
      to: [...(mail.received_for ?? []), ...mail.to].flatMap(addressesOf),
      subject: mail.subject ?? '',
      text: mail.text ?? null,
      html: mail.html ?? null,
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      token: null,
    }
  }
}

type Fields = Record<string, string | undefined>

/** The fields of a form, without its files; undefined for anything else. */
async function readForm(call: WebhookCall): Promise<Fields | undefined> {
  const type = headerOf(call, 'content-type') ?? ''
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    return undefined
  }
  try {
    const body = new Response(new Uint8Array(call.body), { headers: { 'content-type': type } })
    const entries = [...(await body.formData()).entries()]
    return Object.fromEntries(
      entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
  } catch {
    return undefined
  }
}

function fromMime({ messageId, headers }: Email): Pick<ReceivedMail, 'id' | 'headers'> {
  const named = Object.fromEntries(headers.map(({ key, value }) => [key.toLowerCase(), value]))
  return { id: messageId ?? JSON.stringify([named['date'], named['from']]), headers: named }
}

/** The addresses in a header, without names. */
const addressesOf = (header: string): string[] =>
  addressparser(header, { flatten: true }).flatMap(({ address }) => (address ? [address] : []))

const addressOf = (header: string): string => addressesOf(header)[0] ?? ''
