import type { MailTransport } from '@oka/api/ports/mail'

import { callApi, endpoint } from './http-api.ts'
import type { Sender } from './sender.ts'

export type SendgridSettings = { apiKey: string; baseUrl?: string }

/**
 * Sends mails through SendGrid (twilio.com/docs/sendgrid/api-reference/mail-send), which responds
 * with 202 without a body, and has no idempotency keys.
 */
export function createSendgridTransport(
  { apiKey, baseUrl = 'https://api.sendgrid.com' }: SendgridSettings,
  { sender, timeoutMs }: { sender: Sender; timeoutMs: number },
): Omit<MailTransport, 'from'> {
  return {
    name: 'SendGrid',
    idempotentFor: null,
    send: ({ id, to, cc, replyTo, subject, html, text, attachments, tracksOpenings }) =>
      callApi({
        provider: 'SendGrid',
        url: endpoint(baseUrl, '/v3/mail/send'),
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: Buffer.from(
          JSON.stringify({
            personalizations: [
              {
                to: [{ email: to }],
                // An empty list is refused.
                ...(cc.length > 0 && { cc: cc.map((email) => ({ email })) }),
              },
            ],
            ...(replyTo !== null && { reply_to: { email: replyTo } }),
            from: { email: sender.address, ...(sender.name !== '' && { name: sender.name }) },
            subject,
            // The plain text has to come first.
            content: [
              { type: 'text/plain', value: text },
              { type: 'text/html', value: html },
            ],
            // An empty list is refused.
            ...(attachments.length > 0 && {
              attachments: attachments.map(({ name, content, contentType }) => ({
                filename: name,
                content: content.toString('base64'),
                type: contentType,
                disposition: 'attachment',
              })),
            }),
            // The links in our mails open accounts: a third party must not rewrite and count them.
            tracking_settings: {
              click_tracking: { enable: false, enable_text: false },
              open_tracking: { enable: tracksOpenings },
            },
            custom_args: { oka_mail: id },
          }),
        ),
        timeoutMs,
        readId: ({ status, headers }) =>
          status === 202 ? (headers['x-message-id']?.toString() ?? null) : undefined,
      }),
  }
}
