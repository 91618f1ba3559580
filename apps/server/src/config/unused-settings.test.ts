import { describe, expect, test } from 'vitest'

import { readEnv } from './env.ts'
import { openTestApp } from '../testing/test-app.ts'

const from = { MAIL_FROM: 'OKA Tech <hello@oka.example>' }
const resend = { RESEND_API_KEY: 're_1' }
const sendgrid = { SENDGRID_API_KEY: 'SG.1' }
const mailgun = { MAILGUN_API_KEY: 'key-1', MAILGUN_DOMAIN: 'mg.oka.example' }
const smtp = { SMTP_URL: 'smtp://127.0.0.1:2525' }

describe('what has no effect', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ REDIS_URL: 'redis://127.0.0.1' }, ['REDIS_URL: no Redis is used']],
    [{ ...resend, ...sendgrid, ...from }, ['SENDGRID_API_KEY: RESEND_API_KEY comes first']],
    [
      { ...smtp, ...mailgun, ...sendgrid, ...from },
      [
        'MAILGUN_API_KEY: SENDGRID_API_KEY comes first',
        'MAILGUN_DOMAIN: SENDGRID_API_KEY comes first',
        'SMTP_URL: SENDGRID_API_KEY comes first',
      ],
    ],
    [
      { ...resend, ...from, SENDGRID_FROM_EMAIL: 'a@b.fr' },
      ['SENDGRID_FROM_EMAIL: MAIL_FROM comes first'],
    ],
    [from, ['MAIL_FROM: it needs RESEND_API_KEY, SENDGRID_API_KEY']],
    [{ SENDGRID_FROM_EMAIL: 'a@b.fr' }, ['SENDGRID_FROM_EMAIL: it needs RESEND_API_KEY']],
    [{ RESEND_BASE_URL: 'https://x.example' }, ['RESEND_BASE_URL: it needs RESEND_API_KEY']],
    [
      { ...resend, ...from, MAILGUN_BASE_URL: 'https://x.example' },
      ['MAILGUN_BASE_URL: it needs MAILGUN_API_KEY'],
    ],
    [{ OPENAI_MODEL: 'gpt-5' }, ['OPENAI_MODEL: it needs OPENAI_API_KEY']],
    [
      { DATABASE_URL: 'postgres://h/d', DB_HOST: 'h', DB_PASSWORD: 'p', DB_PORT: '5433' },
      [
        'DB_HOST: DATABASE_URL comes first',
        'DB_PORT: DATABASE_URL comes first',
        'DB_PASSWORD: DATABASE_URL comes first',
      ],
    ],
    [{ DB_PASSWORD: 'p' }, ['DB_PASSWORD: it needs DB_HOST']],
    [
      { DATABASE_DIRECT_URL: 'postgres://h/d' },
      ['DATABASE_DIRECT_URL: it needs DATABASE_URL, or DB_HOST'],
    ],
    [{ RECAPTCHA_SITE_KEY: 'k' }, ['RECAPTCHA_SITE_KEY: it needs RECAPTCHA_SECRET_KEY']],
    [
      { RECAPTCHA_SECRET_KEY: 's', RECAPTCHA_SITE_KEY: 'k', HUMAN_CHECK: 'pow' },
      ['RECAPTCHA_SECRET_KEY: HUMAN_CHECK is pow', 'RECAPTCHA_SITE_KEY: HUMAN_CHECK is pow'],
    ],
    [{ ADMIN_PASSWORD: 'x' }, ['ADMIN_PASSWORD: it needs ADMIN_EMAIL']],
    [
      { SMTP_HOST: 'h', OPENAI_KEY: 'k', DATABASE_URI: 'postgres://h/d', PATH: '/bin', HOME: '/' },
      ['SMTP_HOST: no setting', 'OPENAI_KEY: no setting', 'DATABASE_URI: no setting'],
    ],
  ])('in %o is %j', (source, sentences) => {
    expect(readEnv(source, '/oka').unused).toEqual(
      sentences.map((start) => expect.stringContaining(start)),
    )
  })

  test.each<Record<string, string>>([
    { ...resend, ...from },
    { OPENAI_MODEL: 'gpt-4o-mini', DB_PORT: '5432', DB_USER: 'postgres', DB_NAME: 'oka' },
    { REDIS_URL: '', SMTP_URL: '' },
    { DB_HOST: 'h', DB_PASSWORD: 'p', DATABASE_DIRECT_URL: 'postgres://h/d' },
    { RECAPTCHA_SECRET_KEY: 's', RECAPTCHA_SITE_KEY: 'k' },
    { OPENAI_API_KEY: 'sk', OPENAI_MODEL: 'gpt-5' },
    { ADMIN_EMAIL: 'a@b.fr', ADMIN_PASSWORD: 'x' },
  ])('is nothing in %o', (source) => {
    expect(readEnv(source, '/oka').unused).toEqual([])
  })
})

test('the start names what has no effect, and is quiet when all has', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources, { REDIS_URL: 'redis://127.0.0.1' })
  const quiet = await openTestApp(resources)

  expect(app.startupLines[0]).toMatch(/^No effect +REDIS_URL: no Redis is used/)
  expect(app.startupLines[1]).toMatch(/^Mail +stays in the outbox: no provider is configured$/)
  expect(quiet.startupLines.join('\n')).not.toContain('No effect')
})
