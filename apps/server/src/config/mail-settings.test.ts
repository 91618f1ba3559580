import { describe, expect, test } from 'vitest'

import { readEnv } from './env.ts'

const read = (source: Record<string, string>) => readEnv(source, '/oka')

const from = { MAIL_FROM: 'OKA Tech <hello@oka.example>' }
const resend = { RESEND_API_KEY: 're_1' }
const sendgrid = { SENDGRID_API_KEY: 'SG.1' }
const mailgun = { MAILGUN_API_KEY: 'key-1', MAILGUN_DOMAIN: 'mg.oka.example' }
const smtp = { SMTP_URL: 'smtp://127.0.0.1:2525' }

describe('the provider of mail', () => {
  test.each([
    [{}, undefined],
    [{ ...smtp, ...mailgun, ...sendgrid, ...resend, ...from }, 'resend'],
    [{ ...smtp, ...mailgun, ...sendgrid, ...from }, 'sendgrid'],
    [{ ...smtp, ...mailgun, ...from }, 'mailgun'],
    [{ ...smtp, ...from }, 'smtp'],
  ])('of %o is %s', (source, kind) => {
    expect(read(source).mail?.provider.kind).toBe(kind)
  })

  test('has its address and its sender', () => {
    const { mail } = read({
      ...mailgun,
      MAILGUN_BASE_URL: 'https://api.eu.mailgun.net',
      SENDGRID_FROM_EMAIL: 'hello@oka.example',
    })
    expect(mail).toEqual({
      provider: {
        kind: 'mailgun',
        apiKey: 'key-1',
        domain: 'mg.oka.example',
        baseUrl: 'https://api.eu.mailgun.net',
      },
      sender: { name: '', address: 'hello@oka.example' },
    })
  })

  test.each<readonly [Record<string, string>, string]>([
    [resend, 'MAIL_FROM is missing: RESEND_API_KEY needs a sender'],
    [sendgrid, 'MAIL_FROM is missing: SENDGRID_API_KEY needs a sender'],
    [mailgun, 'MAIL_FROM is missing: MAILGUN_API_KEY needs a sender'],
    [smtp, 'MAIL_FROM is missing: SMTP_URL needs a sender'],
    [{ ...from, MAILGUN_API_KEY: 'key-1' }, 'MAILGUN_DOMAIN is missing'],
    [{ ...from, MAILGUN_DOMAIN: 'mg.oka.example' }, 'MAILGUN_API_KEY is missing'],
    [{ ...mailgun, ...from, MAILGUN_DOMAIN: 'https://mg.oka.example' }, 'MAILGUN_DOMAIN must be'],
    [{ ...mailgun, ...from, MAILGUN_DOMAIN: 'mg.oka.example/x' }, 'MAILGUN_DOMAIN must be'],
    [{ ...mailgun, ...from, MAILGUN_BASE_URL: 'api.eu.mailgun.net' }, 'MAILGUN_BASE_URL must be'],
    [{ ...sendgrid, ...from, SENDGRID_BASE_URL: 'ftp://x.example' }, 'SENDGRID_BASE_URL must be'],
    [{ ...resend, MAIL_FROM: 'OKA Tech' }, 'MAIL_FROM must be one address, such as'],
    [{ ...resend, MAIL_FROM: 'a@b.fr, c@d.fr' }, 'MAIL_FROM must be one address'],
    [{ ...resend, MAIL_FROM: 'OKA <a@b.fr>\r\nBcc: c@d.fr' }, 'MAIL_FROM must be one address'],
    [{ SENDGRID_FROM_EMAIL: 'hello' }, 'SENDGRID_FROM_EMAIL must be one address'],
    ...['re 1', ' re_1', 're_1\n', 're_é', 're_1\u00A0', '\u201Cre_1\u201D'].flatMap((key) =>
      ['RESEND_API_KEY', 'SENDGRID_API_KEY', 'MAILGUN_API_KEY'].map(
        (name) => [{ ...from, [name]: key }, `${name} must be the key alone`] as const,
      ),
    ),
  ])('is refused for %o in a sentence that names it', (source, sentence) => {
    expect(() => read(source)).toThrow(sentence)
  })
})

describe('SMTP_URL', () => {
  const readUrl = (url: string) => read({ ...from, SMTP_URL: url }).mail?.provider
  const strict = { requiresTls: true, verifiesCertificate: true }
  const lax = { requiresTls: false, verifiesCertificate: false }

  test.each([
    ['smtp://mail.example.com', { port: 587, isSecure: false, login: null, requiresTls: false }],
    ['smtp://mail.example.com:25/', { port: 25, isSecure: false, verifiesCertificate: true }],
    ['smtps://mail.example.com', { port: 465, isSecure: true }],
    ['smtp://mail.example.com:465', { port: 465, isSecure: true }],
    ['smtp://u:p@mail.example.com', { login: { user: 'u', pass: 'p' }, ...strict }],
    [
      'smtp://oka%40example.com:p%C3%A2ss%3Aw%40rd%2F1%25@mailpit',
      { host: 'mailpit', login: { user: 'oka@example.com', pass: 'pâss:w@rd/1%' } },
    ],
    ['smtp://u:p@localhost:2525', { host: 'localhost', port: 2525, ...lax }],
    ['smtp://u:p@[::1]', { host: '::1', ...lax }],
    ['smtp://u:p@192.0.2.1', { host: '192.0.2.1', ...strict }],
    ['smtp://u:p@relay?requireTLS=false&tls.rejectUnauthorized=false', { host: 'relay', ...lax }],
    ['smtp://localhost?requireTLS=true&tls.rejectUnauthorized=true', strict],
  ])('%s is read', (url, settings) => {
    expect(readUrl(url)).toMatchObject({ kind: 'smtp', ...settings })
  })

  test.each([
    ['mail.example.com', 'must be a URL, such as smtp://'],
    ['mail.example.com:587', 'must be a URL'],
    ['http://mail.example.com', 'must be a URL'],
    ['smtp://', 'must be a URL'],
    ['smtp://u:p@', 'must be a URL'],
    ['smtp:mail.example.com', 'must be a URL'],
    ['smtp://mail.example.com:99999', 'must be a URL'],
    ['smtp://mail.example.com:0', 'must have a port from 1 to 65535'],
    ['smtp://mail example.com', 'must be a URL'],
    ['smtp://u:p w@mail.example.com', 'must be a URL'],
    ['smtp://u:p@mail.example.com\n', 'must be a URL'],
    ['smtp://u:p@mail.example.com/path', 'must end with the host'],
    ['smtp://u:p/w@mail.example.com', ' '],
    ['smtp://u:p#w@mail.example.com', ' '],
    ['smtp://u:100%@mail.example.com', 'has a % in the user or the password'],
    ['smtp://u@mail.example.com', 'has a user without a password'],
    ['smtp://:p@mail.example.com', 'has a password without a user'],
    ['smtp://mail.example.com?pool=true', 'has the parameter "pool": it may have requireTLS'],
    ['smtp://mail.example.com?requireTLS=yes', 'has requireTLS, which must be true or false'],
    ['smtp://mail_é.example.com', 'must name a host'],
  ])('%j is refused in a sentence', (url, sentence) => {
    expect(() => readUrl(url)).toThrow(`SMTP_URL ${sentence.trim()}`)
  })
})

describe('the keys of webhooks', () => {
  test('are read, each for its provider', () => {
    const { mailWebhooks, inboundDomain, inboundKeys } = read({
      RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      MAILGUN_WEBHOOK_SIGNING_KEY: 'key-2',
      INBOUND_MAIL_DOMAIN: 'in.oka.example',
    })
    expect(mailWebhooks).toEqual({
      resend: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      mailgun: 'key-2',
    })
    expect(inboundDomain).toBe('in.oka.example')
    // Resend's mails are fetched, which takes its API key.
    expect(inboundKeys).toEqual({ mailgun: 'key-2' })
  })

  test.each<readonly [Record<string, string>, string]>([
    [{ RESEND_WEBHOOK_SECRET: 'whsec_' }, 'RESEND_WEBHOOK_SECRET must be the signing secret'],
    [{ SENDGRID_WEBHOOK_PUBLIC_KEY: 'AAAA' }, 'SENDGRID_WEBHOOK_PUBLIC_KEY must be the public key'],
    [{ SENDGRID_INBOUND_PUBLIC_KEY: 'x' }, 'SENDGRID_INBOUND_PUBLIC_KEY must be the public key'],
    [{ INBOUND_MAIL_DOMAIN: 'localhost' }, 'INBOUND_MAIL_DOMAIN must be the name of a domain'],
    [{ INBOUND_MAIL_DOMAIN: 'in.oka.example' }, 'INBOUND_MAIL_DOMAIN needs MAILGUN_WEBHOOK'],
  ])('that cannot verify anything are refused: %o', (source, sentence) => {
    expect(() => read(source)).toThrow(sentence)
  })
})
