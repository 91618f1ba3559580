import type { ReadMailReports } from '@oka/api/ports/mail'

import { createReadMailgunReports } from './mailgun-reports.ts'
import { createReadResendReports } from './resend-reports.ts'
import { createReadSendgridReports } from './sendgrid-reports.ts'

/** Providers that report what becomes of a mail, by their name in the webhook's address. */
export const reportingProviders = ['resend', 'sendgrid', 'mailgun'] as const
export type ReportingProvider = (typeof reportingProviders)[number]

/** What each provider's calls are verified with; a provider without it is not listened to. */
export type WebhookKeys = Partial<Record<ReportingProvider, string>>

const create: Record<ReportingProvider, (key: string) => ReadMailReports> = {
  resend: createReadResendReports,
  sendgrid: createReadSendgridReports,
  mailgun: createReadMailgunReports,
}

/** A reader for each provider with a key. Throws for an unusable key. */
export function createReadMailReports(keys: WebhookKeys): ReadonlyMap<string, ReadMailReports> {
  return new Map(
    reportingProviders.flatMap((provider) => {
      const key = keys[provider]
      return key === undefined ? [] : [[provider, create[provider](key)] as const]
    }),
  )
}
