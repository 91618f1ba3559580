import type { MailTransport } from '@oka/api/ports'

import { callApi, endpoint, readJson, readJsonId } from './http-api.ts'
import { formatSender, type Sender } from './sender.ts'

export type ResendSettings = { apiKey: string; baseUrl?: string }

/** Resend keeps keys for 24 h (resend.com/docs/dashboard/emails/idempotency-keys); an hour is left for clocks and queues. */
const idempotentFor = 23 * 3_600_000

/** Hands mails to Resend (resend.com/docs/api-reference/emails/send-email). */
export function createResendTransport(
  { apiKey, baseUrl = 'https://api.resend.com' }: ResendSettings,
  { sender, timeoutMs }: { sender: Sender; timeoutMs: number },
): MailTransport {
  return {
    name: 'Resend',
    idempotentFor,
    send: ({ id, to, subject, html, text, attachments }) =>
      callApi({
        provider: 'Resend',
        url: endpoint(baseUrl, '/emails'),
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': id,
          // Refused without one.
          'user-agent': 'oka',
        },
        body: Buffer.from(
          JSON.stringify({
            from: formatSender(sender),
            to,
            subject,
            html,
            text,
            attachments: attachments.map(({ name, content, contentType }) => ({
              filename: name,
              content: content.toString('base64'),
              content_type: contentType,
            })),
          }),
        ),
        timeoutMs,
        readId: readJsonId,
        // The first call with this key is still under way.
        passes: (reply) => readJson(reply)?.['name'] === 'concurrent_idempotent_requests',
      }),
  }
}
