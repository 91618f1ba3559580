import type { MailOutcome, MailTransport } from '@oka/api/ports/mail'

import { callApi, endpoint, readJson, readJsonId } from './http-api.ts'
import { formatSender, type Sender } from './sender.ts'

export type ResendSettings = { apiKey: string; baseUrl?: string }

/**
 * Resend keeps keys for 24 h (resend.com/docs/dashboard/emails/idempotency-keys); an hour is left
 * for clock skew and queues.
 */
const idempotentFor = 23 * 3_600_000

/**
 * Sends mails through Resend (resend.com/docs/api-reference/emails/send-email) by its SDK, whose
 * network call is replaced by ours: its own errors do not say whether the request was sent.
 */
export function createResendTransport(
  { apiKey, baseUrl = 'https://api.resend.com' }: ResendSettings,
  { sender, timeoutMs }: { sender: Sender; timeoutMs: number },
): Omit<MailTransport, 'from'> {
  return {
    name: 'Resend',
    idempotentFor,
    async send({ id, to, cc, replyTo, subject, html, text, attachments }) {
      // Loaded with the first mail.
      const { Resend } = await import('resend')
      // Passed explicitly, or the SDK would read the environment.
      const resend = new Resend(apiKey, { baseUrl })
      let outcome: MailOutcome = { kind: 'deferred', reason: 'Resend: the SDK made no call' }
      resend.fetchRequest = async (path, options) => {
        const { headers, body } = options as { headers: Headers; body: string }
        outcome = await callApi({
          provider: 'Resend',
          url: endpoint(baseUrl, path as `/${string}`),
          headers: Object.fromEntries(headers),
          body: Buffer.from(body),
          timeoutMs,
          readId: readJsonId,
          // The first call with this key is still in progress.
          passes: (reply) => readJson(reply)?.['name'] === 'concurrent_idempotent_requests',
        })
        return { data: null, error: kept, headers: null }
      }
      await resend.emails.send(
        {
          from: formatSender(sender),
          to,
          ...(cc.length > 0 && { cc: [...cc] }),
          ...(replyTo !== null && { replyTo }),
          subject,
          html,
          text,
          // Sent back with each event; whether openings are recorded is a setting of the domain.
          tags: [{ name: 'oka_mail', value: id }],
          attachments: attachments.map(({ name, content, contentType }) => ({
            filename: name,
            content: content.toString('base64'),
            contentType,
          })),
        },
        { idempotencyKey: id },
      )
      return outcome
    },
  }
}

/** Response for the SDK; the outcome itself is more precise than its types. */
const kept = { name: 'application_error', message: 'See the outcome.', statusCode: null } as const
