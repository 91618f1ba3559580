import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { deliverMail } from '@oka/api/mail/deliver-mail'
import { openSmtpDouble, smtpPassword, smtpUser } from '@oka/mail/testing/smtp-double'
import { describe, expect, test as base } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { makePerson } from '../testing/people.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

/** A server that mails by a real SMTP server. */
const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const double = resources.use(await openSmtpDouble())
  const login = `${encodeURIComponent(smtpUser)}:${encodeURIComponent(smtpPassword)}`
  const app = await openTestApp(resources, {
    MAIL_FROM: 'OKA Tech <hello@oka.example>',
    SMTP_URL: `smtp://${login}@127.0.0.1:${double.port}?tls.rejectUnauthorized=false`,
  })
  return { app, double }
})

/** A lead with a report, whose owner is a consultant with a phone and a calendar. */
async function openScene(app: TestApp) {
  const email = `${randomUUID()}@acme.example`
  const visitor = await startVisitor(app)
  await visitor.say(`I am Jo Reed, ${email}, we need a new customer portal`)
  const owner = await makePerson(app, 'agent')
  const staff = app.client(owner.token)
  await staff.auth.updateProfile.mutate({
    name: 'Lea Martin',
    phone: '+33 1 99 00 12 34',
    bookingUrl: 'https://calendar.example/lea',
  })
  const [lead] = (await staff.leads.list.query({ q: email })).items
  const leadId = lead!.id
  await app.deps.db.execute(sql`update leads set owner_id = ${owner.id} where id = ${leadId}`)
  await staff.report.generate.mutate({ leadId, wait: true })
  const mailOf = (id: string) => staff.mail.byId.query({ id })
  return { staff, leadId, email, owner, visitor, mailOf }
}

describe('the mail with a report', () => {
  test('invites: links to read, to answer and to book, and a person with a phone', async ({
    scene: { app, double },
  }) => {
    const { staff, leadId, email, owner, mailOf } = await openScene(app)
    const { mail } = await staff.report.email.mutate({ leadId })
    await expect.poll(async () => (await mailOf(mail.id)).status).toBe('sent')
    const { text, html, replyTo } = double.accepted.find(({ to }) => to === email)!
    for (const body of [text, html]) {
      expect(body).toContain('https://calendar.example/lea')
      expect(body).toContain('Lea Martin')
      expect(body).toContain('+33 1 99 00 12 34')
      expect(body).not.toContain('link.invalid')
    }
    expect(replyTo).toBe(owner.email)

    const [link] = /http:\/\/oka\.test\/report\?token=[\w.-]+/.exec(text)!
    const page = await fetch(app.url + new URL(link).pathname + new URL(link).search)
    expect(page.status).toBe(200)
    const links = await staff.report.links.query({ leadId })
    expect(links).toMatchObject([{ isInMail: true, version: 1, openings: 1 }])
    // What opens the report is not readable in the outbox any more.
    expect((await mailOf(mail.id)).text).not.toContain(link)
  })

  test('says what staff have written, to those they have named', async ({
    scene: { app, double },
  }) => {
    const { staff, leadId, email, mailOf } = await openScene(app)
    const draft = await staff.report.mailDraft.query({ leadId })
    expect(draft).toMatchObject({
      to: email,
      version: 1,
      locale: 'en',
      repliesTo: ['owner', 'sender'],
      owner: { name: 'Lea Martin' },
      isSuppressed: false,
    })
    expect(draft.text).toMatch(/^Hello Jo Reed,\n\n/)
    const text = 'Dear Jo,\n\nas agreed:\n\n- one <b>thing</b>\n- another\n\nUntil Monday.'
    const copy = `${randomUUID()}@acme.example`
    const { mail } = await staff.report.email.mutate({
      leadId,
      version: draft.version,
      subject: 'Our talk – what comes next',
      text,
      cc: [copy.toUpperCase(), email, copy],
      replyTo: 'sender',
    })
    expect(mail).toMatchObject({ cc: [copy], replyTo: null, subject: 'Our talk – what comes next' })
    await expect.poll(async () => (await mailOf(mail.id)).status).toBe('sent')
    const sent = double.accepted.find(({ subject }) => subject === 'Our talk – what comes next')!
    expect(sent.text.replaceAll('\r\n', '\n')).toContain(text)
    expect(sent.html).toContain('one &lt;b&gt;thing&lt;/b&gt;')
    expect(sent.html).toMatch(/<li[^>]*>another<\/li>/)
    expect(sent).toMatchObject({ cc: [copy], replyTo: null })
    expect(sent.recipients.toSorted()).toEqual([copy, email].toSorted())
  })

  test('is previewed as it will be sent, from what is typed and nowhere stored', async ({
    scene: { app },
  }) => {
    const { staff, leadId } = await openScene(app)
    const preview = async (parts: object) => {
      const { previewUrl } = await staff.report.previewMail.mutate({ leadId, ...parts })
      const { pathname, search } = new URL(previewUrl)
      return fetch(app.url + pathname + search)
    }
    const response = await preview({ subject: 'Été', text: 'Dear <i>Jo</i>, ça va ?' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    const html = await response.text()
    expect(html).toContain('Dear &lt;i&gt;Jo&lt;/i&gt;, ça va ?')
    expect(html).toContain('calendar.example/lea')
    expect((await preview({ text: 'é'.repeat(5000) })).status).toBe(200)
    expect((await staff.mail.list.query({ leadId })).items).toEqual([])

    const bad = await fetch(`${app.url}/api/reports/${leadId}/mail?token=nonsense`)
    expect(bad.status).toBe(404)
    const { previewUrl } = await staff.report.previewMail.mutate({ leadId })
    const { search } = new URL(previewUrl)
    expect((await fetch(`${app.url}/api/reports/${leadId + 1}/mail${search}`)).status).toBe(404)
  })

  test('is sent later, and not before; until then it can be canceled', async ({
    scene: { app, double },
  }) => {
    const { staff, leadId, email, mailOf } = await openScene(app)
    const sendAt = new Date(Date.now() + 3_600_000).toISOString()
    const { mail } = await staff.report.email.mutate({ leadId, sendAt })
    expect(mail).toMatchObject({ status: 'scheduled', sendAt })
    const [job] = await app.deps.db.execute<{ minutes: number }>(sql`
      select (extract(epoch from start_after - now()) / 60)::float8 as minutes from pgboss.job
      where name = 'send-mail' and data ->> 'mailId' = ${mail.id}`)
    expect(job!.minutes).toBeGreaterThan(50)

    expect(await staff.mail.cancel.mutate({ id: mail.id })).toMatchObject({
      mail: { status: 'canceled' },
    })
    await deliverMail(app.deps, mail.id)
    expect(await mailOf(mail.id)).toMatchObject({ status: 'canceled', attempts: 0 })
    expect(double.accepted.filter(({ to }) => to === email)).toEqual([])
    await expect(staff.mail.cancel.mutate({ id: mail.id })).rejects.toMatchObject({
      data: { problem: 'mail_not_scheduled' },
    })

    const next = await staff.report.email.mutate({ leadId, sendAt, again: true })
    await deliverMail(app.deps, next.mail.id)
    expect(await mailOf(next.mail.id)).toMatchObject({ status: 'sent' })
    expect(double.accepted.filter(({ to }) => to === email)).toHaveLength(1)
  })

  test('is refused with what is wrong, by name', async ({ scene: { app } }) => {
    const { staff, leadId } = await openScene(app)
    const suppressed = `${randomUUID()}@acme.example`
    await staff.mail.suppress.mutate({ address: suppressed })
    const past = new Date(Date.now() - 60_000).toISOString()
    const far = new Date(Date.now() + 91 * 86_400_000).toISOString()
    for (const [input, problem, path] of [
      [{ sendAt: past }, 'invalid_input', 'sendAt'],
      [{ sendAt: far }, 'invalid_input', 'sendAt'],
      [{ sendAt: 'tomorrow' }, 'invalid_input', 'sendAt'],
      [{ cc: ['not an address'] }, 'invalid_input', 'cc.0'],
      [{ cc: Array.from({ length: 6 }, () => 'a@b.example') }, 'invalid_input', 'cc'],
      [{ subject: 'a\r\nBcc: x@example.org' }, 'invalid_input', 'subject'],
      [{ text: '  ' }, 'invalid_input', 'text'],
      [{ text: 'x'.repeat(5001) }, 'invalid_input', 'text'],
      [{ version: 2 }, 'report_changed', null],
      [{ cc: [suppressed] }, 'address_suppressed', null],
    ] as const) {
      const issues = path === null ? null : [expect.objectContaining({ path })]
      await expect(
        staff.report.email.mutate({ leadId, ...input, cc: [...('cc' in input ? input.cc : [])] }),
      ).rejects.toMatchObject({ data: { problem, ...(issues && { issues }) } })
    }
    expect((await staff.mail.list.query({ leadId })).items).toEqual([])
  })

  test('sent again, it brings a link of its own', async ({ scene: { app, double } }) => {
    const { staff, leadId, email, mailOf } = await openScene(app)
    const { mail } = await staff.report.email.mutate({ leadId })
    await expect.poll(async () => (await mailOf(mail.id)).status).toBe('sent')
    await app.deps.db.execute(
      sql`update mails set status = 'bounced', bounce = 'soft' where id = ${mail.id}`,
    )
    const again = await staff.mail.sendAgain.mutate({ id: mail.id })
    await expect.poll(async () => (await mailOf(again.mail.id)).status).toBe('sent')
    const links = double.accepted
      .filter(({ to }) => to === email)
      .map(({ text }) => /report\?token=[\w.-]+/.exec(text)![0])
    expect(new Set(links).size).toBe(2)
  })
})
