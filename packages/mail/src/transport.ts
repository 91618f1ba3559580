import type { MailTransport, OutgoingMail } from '@oka/api/ports/mail'

import { createMailgunTransport, type MailgunSettings } from './mailgun.ts'
import { createResendTransport, type ResendSettings } from './resend.ts'
import { createSendgridTransport, type SendgridSettings } from './sendgrid.ts'
import type { Sender } from './sender.ts'
import { createSmtpTransport, type SmtpSettings } from './smtp.ts'

export type Provider =
  | ({ kind: 'resend' } & ResendSettings)
  | ({ kind: 'sendgrid' } & SendgridSettings)
  | ({ kind: 'mailgun' } & MailgunSettings)
  | ({ kind: 'smtp' } & SmtpSettings)

type Options = {
  sender: Sender
  /**
   * Milliseconds for one attempt, from the name lookup to the provider's response. Shorter than the
   * 60 s after which the job queue presumes an attempt dead.
   */
  timeoutMs?: number
}

/** The single way to send mail. Refuses what is unsafe in a header, whatever the provider. */
export function createMailTransport(
  provider: Provider,
  { sender, timeoutMs = 30_000 }: Options,
): MailTransport {
  const transport = createTransport(provider, { sender, timeoutMs })
  return {
    ...transport,
    from: sender.address,
    async send(mail) {
      const unsafe = whyUnsafe(mail)
      return unsafe ? { kind: 'refused', reason: unsafe } : transport.send(mail)
    },
  }
}

function createTransport(
  provider: Provider,
  options: Required<Options>,
): Omit<MailTransport, 'from'> {
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

// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const control = /[\u0000-\u001F\u007F\u2028\u2029]/u

const address = /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/u

/**
 * Why a mail must not be handed to any provider, or null: each recipient is one address, and a line
 * break in what becomes a header would start another header (OWASP ASVS 1.3.11).
 */
function whyUnsafe({ to, cc, replyTo, subject, attachments }: OutgoingMail): string | null {
  if (!address.test(to)) return 'the recipient is not one address'
  if (cc.some((each) => !address.test(each))) return 'a recipient of a copy is not one address'
  if (replyTo !== null && !address.test(replyTo))
    return 'the address for answers is not one address'
  if (control.test(subject)) return 'the subject holds a control character'
  if (attachments.some(({ name }) => name === '' || /[/\\]/.test(name) || control.test(name))) {
    return 'the name of an attachment is no file name'
  }
  return null
}
