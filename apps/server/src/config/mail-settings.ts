import { isDomain, readSender, type Sender } from '@oka/mail/sender'
import type { Provider } from '@oka/mail/transport'
import {
  createReadMailReports,
  type ReportingProvider,
  type WebhookKeys,
} from '@oka/mail/webhooks/mail-reports'
import type { InboundKeys } from '@oka/mail/webhooks/received-mails'
import { z } from 'zod'

import { apiKey, EnvError } from './env-values.ts'
import { readSmtpUrl } from './smtp-url.ts'

const baseUrl = z.url({
  protocol: /^https?$/,
  error: 'must be a URL, such as https://api.eu.mailgun.net',
})

const sender = z.string().transform((text, context) => {
  const read = readSender(text)
  if (read) return read
  context.addIssue('must be one address, such as hello@example.com or OKA Tech <hello@example.com>')
  return z.NEVER
})

const smtp = z.string().transform((text, context) => {
  try {
    return readSmtpUrl(text)
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    context.addIssue(error.message)
    return z.NEVER
  }
})

/** Refuses a key that its provider's calls cannot be verified with. */
const webhookKey = (provider: ReportingProvider, what: string) =>
  apiKey.refine((key) => {
    try {
      return Boolean(createReadMailReports({ [provider]: key }))
    } catch {
      return false
    }
  }, `must be ${what}`)

export const mailVariables = {
  RESEND_API_KEY: apiKey.optional(),
  RESEND_BASE_URL: baseUrl.optional(),
  SENDGRID_API_KEY: apiKey.optional(),
  SENDGRID_BASE_URL: baseUrl.optional(),
  MAILGUN_API_KEY: apiKey.optional(),
  MAILGUN_DOMAIN: z
    .string()
    .refine(isDomain, 'must be the name of a domain, such as mg.example.com')
    .optional(),
  MAILGUN_BASE_URL: baseUrl.optional(),
  SMTP_URL: smtp.optional(),
  MAIL_FROM: sender.optional(),
  SENDGRID_FROM_EMAIL: sender.optional(),
  RESEND_WEBHOOK_SECRET: webhookKey(
    'resend',
    'the signing secret of a webhook of Resend, such as whsec_…',
  ).optional(),
  SENDGRID_WEBHOOK_PUBLIC_KEY: webhookKey(
    'sendgrid',
    'the public key of SendGrid’s signed event webhook, in base64',
  ).optional(),
  INBOUND_MAIL_DOMAIN: z
    .string()
    .refine(isDomain, 'must be the name of a domain, such as in.example.com')
    .optional(),
  SENDGRID_INBOUND_PUBLIC_KEY: webhookKey(
    'sendgrid',
    'the public key of SendGrid’s security policy for inbound parse, in base64',
  ).optional(),
  MAILGUN_WEBHOOK_SIGNING_KEY: webhookKey(
    'mailgun',
    'the HTTP webhook signing key of Mailgun',
  ).optional(),
}
type MailVariables = z.infer<z.ZodObject<typeof mailVariables>>

/** The setting that configures each provider, in order of preference, and its other settings. */
export const mailProviders = [
  { kind: 'resend', key: 'RESEND_API_KEY', others: ['RESEND_BASE_URL'] },
  { kind: 'sendgrid', key: 'SENDGRID_API_KEY', others: ['SENDGRID_BASE_URL'] },
  { kind: 'mailgun', key: 'MAILGUN_API_KEY', others: ['MAILGUN_DOMAIN', 'MAILGUN_BASE_URL'] },
  { kind: 'smtp', key: 'SMTP_URL', others: [] },
] as const

export type MailSettings = { provider: Provider; sender: Sender }

/**
 * The first configured provider; null for the outbox alone. Throws an EnvError for an incomplete
 * one.
 */
export function readMail(env: MailVariables): MailSettings | null {
  if (env.MAILGUN_API_KEY && !env.MAILGUN_DOMAIN) {
    throw new EnvError(
      'MAILGUN_DOMAIN is missing: MAILGUN_API_KEY needs it, such as mg.example.com.',
    )
  }
  if (env.MAILGUN_DOMAIN && !env.MAILGUN_API_KEY) {
    throw new EnvError('MAILGUN_API_KEY is missing: MAILGUN_DOMAIN needs it.')
  }
  const first = mailProviders.find(({ key }) => env[key] !== undefined)
  if (!first) return null
  const from = env.MAIL_FROM ?? env.SENDGRID_FROM_EMAIL
  if (!from) {
    throw new EnvError(
      `MAIL_FROM is missing: ${first.key} needs a sender, such as OKA Tech <hello@example.com>.`,
    )
  }
  return { provider: readProvider(first.kind, env), sender: from }
}

function readProvider(kind: Provider['kind'], env: MailVariables): Provider {
  switch (kind) {
    case 'resend':
      return { kind, apiKey: env.RESEND_API_KEY!, ...baseUrlOf(env.RESEND_BASE_URL) }
    case 'sendgrid':
      return { kind, apiKey: env.SENDGRID_API_KEY!, ...baseUrlOf(env.SENDGRID_BASE_URL) }
    case 'mailgun':
      return {
        kind,
        apiKey: env.MAILGUN_API_KEY!,
        domain: env.MAILGUN_DOMAIN!,
        ...baseUrlOf(env.MAILGUN_BASE_URL),
      }
    case 'smtp':
      return { kind, ...env.SMTP_URL! }
  }
}

const baseUrlOf = (url: string | undefined) => (url === undefined ? {} : { baseUrl: url })

/** What the calls of each provider's webhook are verified with. */
export function readWebhookKeys(env: MailVariables): WebhookKeys {
  const { RESEND_WEBHOOK_SECRET, SENDGRID_WEBHOOK_PUBLIC_KEY, MAILGUN_WEBHOOK_SIGNING_KEY } = env
  return {
    ...(RESEND_WEBHOOK_SECRET && { resend: RESEND_WEBHOOK_SECRET }),
    ...(SENDGRID_WEBHOOK_PUBLIC_KEY && { sendgrid: SENDGRID_WEBHOOK_PUBLIC_KEY }),
    ...(MAILGUN_WEBHOOK_SIGNING_KEY && { mailgun: MAILGUN_WEBHOOK_SIGNING_KEY }),
  }
}

/** What calls about received mails are verified with; Resend's are fetched by its API. */
export function readInboundKeys(env: MailVariables): InboundKeys {
  const { RESEND_WEBHOOK_SECRET: secret, RESEND_API_KEY: apiKeyOfResend } = env
  const { MAILGUN_WEBHOOK_SIGNING_KEY, SENDGRID_INBOUND_PUBLIC_KEY } = env
  const keys: InboundKeys = {
    ...(secret &&
      apiKeyOfResend && {
        resend: { secret, apiKey: apiKeyOfResend, ...baseUrlOf(env.RESEND_BASE_URL) },
      }),
    ...(SENDGRID_INBOUND_PUBLIC_KEY && { sendgrid: SENDGRID_INBOUND_PUBLIC_KEY }),
    ...(MAILGUN_WEBHOOK_SIGNING_KEY && { mailgun: MAILGUN_WEBHOOK_SIGNING_KEY }),
  }
  if (env.INBOUND_MAIL_DOMAIN && Object.keys(keys).length === 0) {
    throw new EnvError(
      'INBOUND_MAIL_DOMAIN needs MAILGUN_WEBHOOK_SIGNING_KEY, SENDGRID_INBOUND_PUBLIC_KEY, or RESEND_WEBHOOK_SECRET with RESEND_API_KEY: without, no mail that comes in can be verified.',
    )
  }
  return keys
}
