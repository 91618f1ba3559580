import { randomBytes, randomUUID } from 'node:crypto'

import type { MailTransport, OutgoingMail } from '@oka/api/ports/mail'

import { createMailTransport, type Provider } from '../transport.ts'
import type { ReceivedMail } from './http-double.ts'
import { mailgunDomain, mailgunKey, openMailgunDouble } from './mailgun-double.ts'
import { openResendDouble, resendKey } from './resend-double.ts'
import { openSendgridDouble, sendgridKey, sendgridSender } from './sendgrid-double.ts'
import { openSmtpDouble, smtpPassword, smtpUser } from './smtp-double.ts'

export const sender = { name: 'OKA Tech', address: sendgridSender }

/** The double of a provider, the same for all. */
export type AnyDouble = AsyncDisposable & {
  accepted: ReceivedMail[]
  calls: number
  failNext: (fault: 'cut after acceptance' | 'hang after acceptance' | 'hang') => void
}

type Opened = { double: AnyDouble; provider: Provider }

/** Opens the double of a provider, and says how it is reached. */
export const doubles: Record<Provider['kind'], () => Promise<Opened>> = {
  async resend() {
    const double = await openResendDouble()
    return { double, provider: { kind: 'resend', apiKey: resendKey, baseUrl: double.baseUrl } }
  },
  async sendgrid() {
    const double = await openSendgridDouble()
    return { double, provider: { kind: 'sendgrid', apiKey: sendgridKey, baseUrl: double.baseUrl } }
  },
  async mailgun() {
    const double = await openMailgunDouble()
    const { baseUrl } = double
    return {
      double,
      provider: { kind: 'mailgun', apiKey: mailgunKey, domain: mailgunDomain, baseUrl },
    }
  },
  async smtp() {
    const double = await openSmtpDouble()
    return { double, provider: smtpProvider(double.port) }
  },
}

/** An SMTP server on this machine, with a self-signed certificate. */
export function smtpProvider(
  port: number,
  changes: Partial<Extract<Provider, { kind: 'smtp' }>> = {},
): Provider {
  return {
    kind: 'smtp',
    host: '127.0.0.1',
    port,
    isSecure: false,
    requiresTls: false,
    verifiesCertificate: false,
    login: { user: smtpUser, pass: smtpPassword },
    ...changes,
  }
}

export const kinds = Object.keys(doubles) as Provider['kind'][]

export function makeTransport(
  provider: Provider,
  options: { timeoutMs?: number; sender?: typeof sender } = {},
): MailTransport {
  return createMailTransport(provider, { sender, ...options })
}

export function makeMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    id: randomUUID(),
    to: 'zaneta@epi-dor.example',
    cc: [],
    replyTo: null,
    subject: 'Votre projet – Łódź & Cie',
    html: '<p>Bonjour Żaneta</p>',
    text: 'Bonjour Żaneta',
    attachments: [],
    tracksOpenings: false,
    ...changes,
  }
}

/** A file of some kilobytes, for what must arrive byte for byte. */
export function makeFile(name: string): OutgoingMail['attachments'][number] {
  return { name, content: randomBytes(40_000), contentType: 'application/pdf' }
}
