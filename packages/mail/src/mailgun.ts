import type { MailTransport, OutgoingMail } from '@oka/api/ports/mail'

import { callApi, endpoint, readJsonId } from './http-api.ts'
import { formatSender, type Sender } from './sender.ts'

export type MailgunSettings = {
  apiKey: string
  domain: string
  /** `https://api.eu.mailgun.net` for a domain in the EU. */
  baseUrl?: string
}

/**
 * Sends mails through Mailgun (documentation.mailgun.com, "Send an email"), which has no
 * idempotency keys.
 */
export function createMailgunTransport(
  { apiKey, domain, baseUrl = 'https://api.mailgun.net' }: MailgunSettings,
  { sender, timeoutMs }: { sender: Sender; timeoutMs: number },
): Omit<MailTransport, 'from'> {
  const authorization = `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`
  return {
    name: 'Mailgun',
    idempotentFor: null,
    async send(mail) {
      // Fetch has the encoder for multipart/form-data.
      const form = new Response(writeForm(sender, mail))
      return callApi({
        provider: 'Mailgun',
        url: endpoint(baseUrl, `/v3/${encodeURIComponent(domain)}/messages`),
        headers: { authorization, 'content-type': form.headers.get('content-type')! },
        body: await form.bytes(),
        timeoutMs,
        readId: readJsonId,
      })
    },
  }
}

function writeForm(
  sender: Sender,
  { id, to, cc, replyTo, subject, html, text, attachments, tracksOpenings }: OutgoingMail,
): FormData {
  const form = new FormData()
  form.set('from', formatSender(sender))
  form.set('to', to)
  for (const address of cc) form.append('cc', address)
  if (replyTo !== null) form.set('h:Reply-To', replyTo)
  form.set('subject', subject)
  form.set('text', text)
  form.set('html', html)
  for (const { name, content, contentType } of attachments) {
    form.append('attachment', new Blob([new Uint8Array(content)], { type: contentType }), name)
  }
  // The links in our mails open accounts: a third party must not rewrite and count them.
  form.set('o:tracking', tracksOpenings ? 'yes' : 'no')
  if (tracksOpenings) form.set('o:tracking-clicks', 'no')
  form.set('v:oka_mail', id)
  return form
}
