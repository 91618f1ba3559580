import type { MailTransport } from '@oka/api/ports'

import { createMailgunTransport, type MailgunSettings } from './mailgun.ts'
import { createResendTransport, type ResendSettings } from './resend.ts'
import { createSendgridTransport, type SendgridSettings } from './sendgrid.ts'
import type { Sender } from './sender.ts'
import { createSmtpTransport, type SmtpSettings } from './smtp.ts'
import { whyUnsafe } from './unsafe-mail.ts'

export type Provider =
  | ({ kind: 'resend' } & ResendSettings)
  | ({ kind: 'sendgrid' } & SendgridSettings)
  | ({ kind: 'mailgun' } & MailgunSettings)
  | ({ kind: 'smtp' } & SmtpSettings)

type Options = {
  sender: Sender
  /**
   * Milliseconds for one attempt, from the name lookup to the provider's answer. Shorter than the
   * 60 s after which the job queue takes an attempt for dead.
   */
  timeoutMs?: number
}

/** The way out for all mail. Refuses what is not safe in a header, whatever the provider. */
export function createMailTransport(
  provider: Provider,
  { sender, timeoutMs = 30_000 }: Options,
): MailTransport {
  const transport = createTransport(provider, { sender, timeoutMs })
  return {
    ...transport,
    async send(mail) {
      const unsafe = whyUnsafe(mail)
      return unsafe ? { kind: 'refused', reason: unsafe } : transport.send(mail)
    },
  }
}

function createTransport(provider: Provider, options: Required<Options>): MailTransport {
  switch (provider.kind) {
    case 'resend':
      return createResendTransport(provider, options)
    case 'sendgrid':
      return createSendgridTransport(provider, options)
    case 'mailgun':
      return createMailgunTransport(provider, options)
    case 'smtp':
      return createSmtpTransport(provider, options)
  }
}
