import { randomUUID } from 'node:crypto'

import { deliverMail } from '@oka/api/mail/deliver-mail'
import { sql } from '@oka/db/client'
import { type AnyDouble, doubles, kinds } from '@oka/mail/testing/transports'
import { smtpPassword, smtpUser } from '@oka/mail/testing/smtp-double'
import type { Provider } from '@oka/mail/transport'
import { describe, expect, test } from 'vitest'

import { openTestApp, rest, type TestApp } from '../testing/test-app.ts'

/** The settings by which a server reaches the double of a provider. */
function settingsFor(provider: Provider): Record<string, string> {
  const from = { MAIL_FROM: 'OKA Tech <hello@oka.example>' }
  switch (provider.kind) {
    case 'resend':
      return { ...from, RESEND_API_KEY: provider.apiKey, RESEND_BASE_URL: provider.baseUrl! }
    case 'sendgrid':
      return { ...from, SENDGRID_API_KEY: provider.apiKey, SENDGRID_BASE_URL: provider.baseUrl! }
    case 'mailgun':
      return {
        ...from,
        MAILGUN_API_KEY: provider.apiKey,
        MAILGUN_DOMAIN: provider.domain,
        MAILGUN_BASE_URL: provider.baseUrl!,
      }
    case 'smtp': {
      const login = `${encodeURIComponent(smtpUser)}:${encodeURIComponent(smtpPassword)}`
      return { ...from, SMTP_URL: `smtp://${login}@127.0.0.1:${provider.port}` }
    }
  }
}

type Scene = { app: TestApp; double: AnyDouble; token: string; leadId: number }

/** A conversation with its report, on a server that mails by a double of that provider. */
async function openScene(resources: AsyncDisposableStack, kind: Provider['kind']): Promise<Scene> {
  const { double, provider } = await doubles[kind]()
  resources.use(double)
  const app = await openTestApp(resources, settingsFor(provider))
  const { visitorToken } = await app.client().chat.start.mutate({ locale: 'en' })
  await app.client(visitorToken).chat.send.mutate({
    clientMessageId: randomUUID(),
    content: 'I am Jo Reed, jo@acme.example, we need a new customer portal',
    wait: true,
  })
  const token = await app.signIn()
  const [lead] = (await app.client(token).leads.list.query({})).items
  const leadId = lead!.id
  await rest(app, 'POST /api/reports/generate', { token, body: { leadId, wait: true } })
  return { app, double, token, leadId }
}

const email = ({ app, token, leadId }: Scene, body = {}) =>
  rest(app, `POST /api/reports/${leadId}/email`, { token, body })

/** The mails to the lead, as staff see them. */
const mailsOf = async ({ app, token, leadId }: Scene) =>
  (await app.client(token).mail.list.query({ leadId })).items

/** Has the next attempt be due now rather than after its delay. */
const hurry = ({ app }: Scene) =>
  app.deps.db.execute(sql`update pgboss.job set start_after = now() where state < 'active'`)

const pending = async ({ app }: Scene) => {
  const [row] = await app.deps.db.execute<{ count: number }>(
    sql`select count(*)::integer as count from pgboss.job where name = 'send-mail' and state < 'completed'`,
  )
  return row!.count
}

const eventsOf = async ({ app, token, leadId }: Scene) => {
  const { items } = await app.client(token).audit.list.query({ leadId })
  return items.map(({ name }) => name).filter((name) => name.startsWith('mail.'))
}

describe.each(kinds)('by %s', (kind) => {
  test('the report goes out once, with its PDF', async () => {
    await using resources = new AsyncDisposableStack()
    const scene = await openScene(resources, kind)
    expect(scene.app.startupLines.join('\n')).toMatch(
      new RegExp(`Mail +by ${kind}, from OKA Tech <hello@oka.example>`, 'i'),
    )

    await Promise.all([email(scene), email(scene)])

    await expect
      .poll(() => mailsOf(scene))
      .toMatchObject([{ status: 'sent', attempts: 1, to: 'jo@acme.example', lastError: null }])
    expect(scene.double.accepted).toHaveLength(1)
    const { to, subject, text, html, attachments } = scene.double.accepted[0]!
    expect(to).toBe('jo@acme.example')
    expect(subject).toContain('A report of our conversation')
    expect(text).toContain('Hello Jo Reed,')
    expect(html).toContain('Hello Jo Reed,')
    expect(attachments).toMatchObject([{ contentType: 'application/pdf' }])
    expect(attachments[0]!.content.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the report goes out once also when the answer is lost after acceptance', async () => {
    await using resources = new AsyncDisposableStack()
    const scene = await openScene(resources, kind)
    scene.double.failNext('cut after acceptance')
    await email(scene)

    if (kind === 'resend') {
      await expect.poll(() => mailsOf(scene)).toMatchObject([{ status: 'queued', attempts: 1 }])
      await hurry(scene)
      await expect.poll(() => mailsOf(scene)).toMatchObject([{ status: 'sent', attempts: 2 }])
      expect(await eventsOf(scene)).toEqual(['mail.sent', 'mail.queued'])
    } else {
      await expect
        .poll(() => mailsOf(scene))
        .toMatchObject([{ status: 'unconfirmed', attempts: 1, sentAt: null }])
      await expect.poll(() => pending(scene)).toBe(0)
      expect(await eventsOf(scene)).toEqual(['mail.unconfirmed', 'mail.queued'])
      // Asked for once more, it is the same mail; staff may decide to send it again.
      expect(await email(scene)).toMatchObject({ body: { repeated: true } })
      expect(scene.double.accepted).toHaveLength(1)
      await email(scene, { again: true })
      await expect.poll(() => scene.double.accepted.length).toBe(2)
    }
    expect(scene.double.calls).toBe(2)
    expect(scene.double.accepted).toHaveLength(kind === 'resend' ? 1 : 2)
  })
})

describe('a process that is killed while it sends', () => {
  /** What it leaves: the provider has accepted the mail, the row says `sending`, the job is retried. */
  async function leaveBehind(scene: Scene): Promise<string> {
    const killed = new Error('killed')
    const { deps } = scene.app
    const dying = {
      ...deps,
      mailTransport: {
        ...deps.mailTransport!,
        send: async (mail: Parameters<NonNullable<typeof deps.mailTransport>['send']>[0]) => {
          await deps.mailTransport!.send(mail)
          throw killed
        },
      },
    }
    const [version] = await deps.db.execute<{ id: string }>(sql`
      insert into mails (id, purpose, lead_id, "to", subject, html, text, status)
      values (${randomUUID()}, ${randomUUID()}, ${scene.leadId}, 'jo@acme.example', 'S', '<p>h</p>', 't', 'queued')
      returning id`)
    await expect(deliverMail(dying, version!.id)).rejects.toBe(killed)
    expect(await mailsOf(scene)).toMatchObject([{ status: 'sending', attempts: 0 }])
    return version!.id
  }

  test('leaves a mail that SMTP does not get again', async () => {
    await using resources = new AsyncDisposableStack()
    const scene = await openScene(resources, 'smtp')
    const id = await leaveBehind(scene)

    await deliverMail(scene.app.deps, id)
    await deliverMail(scene.app.deps, id)

    expect(await mailsOf(scene)).toMatchObject([
      { status: 'unconfirmed', attempts: 1, lastError: expect.stringContaining('process ended') },
    ])
    expect(scene.double.accepted).toHaveLength(1)
  })

  test('leaves a mail that Resend gets again under the same key', async () => {
    await using resources = new AsyncDisposableStack()
    const scene = await openScene(resources, 'resend')
    const id = await leaveBehind(scene)

    await deliverMail(scene.app.deps, id)

    expect(await mailsOf(scene)).toMatchObject([{ status: 'sent', attempts: 1 }])
    expect(scene.double.calls).toBe(2)
    expect(scene.double.accepted).toHaveLength(1)
  })

  test('leaves a mail that Resend does not get again when its keys have expired', async () => {
    await using resources = new AsyncDisposableStack()
    const scene = await openScene(resources, 'resend')
    const id = await leaveBehind(scene)
    await scene.app.deps.db.execute(
      sql`update mails set unconfirmed_since = now() - interval '23 hours 1 minute' where id = ${id}`,
    )

    await deliverMail(scene.app.deps, id)

    expect(await mailsOf(scene)).toMatchObject([{ status: 'unconfirmed' }])
    expect(scene.double.calls).toBe(1)
  })

  test('leaves a mail that another provider does not get', async () => {
    await using resources = new AsyncDisposableStack()
    const scene = await openScene(resources, 'resend')
    const id = await leaveBehind(scene)
    await scene.app.deps.db.execute(sql`update mails set transport = 'SMTP' where id = ${id}`)

    await deliverMail(scene.app.deps, id)

    expect(await mailsOf(scene)).toMatchObject([{ status: 'unconfirmed' }])
    expect(scene.double.calls).toBe(1)
  })

  test('leaves a mail that is not confirmed when there is no provider any more', async () => {
    await using resources = new AsyncDisposableStack()
    const scene = await openScene(resources, 'smtp')
    const id = await leaveBehind(scene)

    await deliverMail({ ...scene.app.deps, mailTransport: null }, id)

    expect(await mailsOf(scene)).toMatchObject([{ status: 'unconfirmed' }])
  })
})
