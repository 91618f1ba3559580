import type { MailTransport } from '@oka/api/ports'
import { Resend } from 'resend'

import { whyUnsafe } from './unsafe-mail.ts'

type ResendSettings = {
  apiKey: string
  /** `noreply@example.com` or `Example <noreply@example.com>`, of a domain verified at Resend. */
  from: string
  baseUrl?: string
  /** Milliseconds for one call. */
  timeout?: number
}

/** Hands mails to Resend. Sent again under its `id`, a mail goes out once (Resend keeps ids 24 h). */
export function createResendTransport({
  apiKey,
  from,
  // Named here, or the SDK would look into the environment.
  baseUrl = 'https://api.resend.com',
  timeout = 15_000,
}: ResendSettings): MailTransport {
  const resend = new Resend(apiKey, { baseUrl })

  return {
    name: 'resend',
    async send(mail) {
      const unsafe = whyUnsafe(mail)
      if (unsafe) return { refused: unsafe }

      const signal = AbortSignal.timeout(timeout)
      const { data, error } = await resend.emails.send(
        {
          from,
          to: mail.to,
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          attachments: mail.attachments.map(({ name, content, contentType }) => ({
            filename: name,
            content,
            contentType,
          })),
        },
        { idempotencyKey: mail.id, signal },
      )
      if (data) return { providerId: data.id ?? null }
      if (signal.aborted) throw new Error(`Resend did not answer within ${timeout} ms`)
      const reason = `${error?.name ?? 'error'}: ${error?.message ?? 'no reason given'}`
      if (isFinal(error)) return { refused: reason }
      throw new Error(`Resend failed for now: ${reason}`)
    },
  }
}

/** Statuses of 4xx that may pass: a slow request, and a limit or quota reached. */
const passing = new Set([408, 425, 429])

/** True when the same call would be refused again. See resend.com/docs/api-reference/errors. */
function isFinal(error: { name: string; statusCode: number | null } | null): boolean {
  const status = error?.statusCode ?? 0
  // The first call with this key is still under way.
  if (error?.name === 'concurrent_idempotent_requests') return false
  return status >= 400 && status < 500 && !passing.has(status)
}
