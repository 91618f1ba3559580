import type { Answer, Call, HttpDouble, ReceivedMail } from './http-double.ts'
import { openHttpDouble } from './http-double.ts'

export const mailgunKey = 'key-double0123456789'
export const mailgunDomain = 'mg.oka.example'
/** A domain of the account whose DNS was not verified yet. */
export const unverifiedDomain = 'new.oka.example'

/** Bytes of a message: "the maximum message size is 25 MB". */
const messageMaxBytes = 25 * 1024 * 1024

export type MailgunDouble = HttpDouble<ReceivedMail & { tracking: string }>

/**
 * A server that answers `POST /v3/{domain}/messages` as Mailgun's public documentation and its list
 * of errors say. It knows no idempotency keys.
 */
export function openMailgunDouble(): Promise<MailgunDouble> {
  return openHttpDouble(async (call, accept) => {
    const refusal = refusalOfCall(call)
    if (refusal) return refusal
    const form = await new Response(new Uint8Array(call.body), {
      headers: { 'content-type': call.request.headers['content-type'] ?? '' },
    }).formData()
    const field = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    const wrong = refusalOfMail(field)
    if (wrong) return refuse(400, wrong)

    const files = form.getAll('attachment').filter((file) => typeof file !== 'string')
    accept({
      from: field('from'),
      to: field('to'),
      cc: form.getAll('cc').filter((one) => typeof one === 'string'),
      replyTo: field('h:Reply-To') || null,
      subject: field('subject'),
      text: field('text'),
      html: field('html'),
      attachments: await Promise.all(
        files.map(async (file) => ({
          name: file.name,
          contentType: file.type,
          content: Buffer.from(await file.arrayBuffer()),
        })),
      ),
      tracking: field('o:tracking'),
    })
    const id = `<${crypto.randomUUID()}@${mailgunDomain}>`
    return { status: 200, body: { id, message: 'Queued. Thank you.' } }
  })
}

function refusalOfCall({ request: { method, url = '', headers }, body }: Call): Answer | null {
  const expected = `Basic ${Buffer.from(`api:${mailgunKey}`).toString('base64')}`
  if (headers.authorization !== expected) {
    return { status: 401, headers: { 'content-type': 'text/plain' }, body: 'Forbidden' }
  }
  const domain = /^\/v3\/([^/]+)\/messages$/.exec(url)?.[1]
  if (method !== 'POST' || !domain) return refuse(404, 'Not Found')
  if (domain === unverifiedDomain) {
    return refuse(403, `Domain ${domain} is not allowed to send: The domain is unverified.`)
  }
  if (domain !== mailgunDomain) return refuse(404, `Domain not found: ${domain}`)
  return body.byteLength > messageMaxBytes ? refuse(413, 'Request Entity Too Large') : null
}

function refusalOfMail(field: (name: string) => string): string | null {
  const missing = ['from', 'to'].find((name) => field(name) === '')
  if (missing) return `${missing} parameter is missing`
  if (!/^\S+@\S+\.\S+$|<\S+@\S+\.\S+>$/.test(field('to'))) {
    return 'to parameter is not a valid address. please check documentation'
  }
  if (field('text') || field('html')) return null
  return "Need at least one of 'text' or 'html' parameters specified"
}

function refuse(status: number, message: string): Answer {
  return { status, body: { message } }
}
