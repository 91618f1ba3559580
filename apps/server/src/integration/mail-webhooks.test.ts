import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { deliverMail } from '@oka/api/mail/deliver-mail'
import { insertMail } from '@oka/db/mails'
import { reportingProviders, type ReportingProvider } from '@oka/mail/webhooks/mail-reports'
import {
  type Fate,
  type SignedCall,
  type Told,
  webhookDoubles,
} from '@oka/mail/testing/webhook-double'
import { openSendgridDouble, sendgridKey } from '@oka/mail/testing/sendgrid-double'
import { describe, expect, test as base } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const webhooks = {
  resend: webhookDoubles.resend(),
  sendgrid: webhookDoubles.sendgrid(),
  mailgun: webhookDoubles.mailgun(),
}
const keys = {
  RESEND_WEBHOOK_SECRET: webhooks.resend.key,
  SENDGRID_WEBHOOK_PUBLIC_KEY: webhooks.sendgrid.key,
  MAILGUN_WEBHOOK_SIGNING_KEY: webhooks.mailgun.key,
}

/** A server that mails by the double of SendGrid and listens to all providers. */
const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const double = resources.use(await openSendgridDouble())
  const app = await openTestApp(resources, {
    MAIL_FROM: 'OKA Tech <hello@oka.example>',
    SENDGRID_API_KEY: sendgridKey,
    SENDGRID_BASE_URL: double.baseUrl,
    ...keys,
  })
  const staff = app.client(await app.signIn())
  return { app, staff, double }
})

const post = (app: TestApp, provider: string, { headers, body }: SignedCall) =>
  fetch(`${app.url}/api/webhooks/mail/${provider}`, { method: 'POST', headers, body })

/** Has a provider tell something; every call must be accepted. */
async function tell(app: TestApp, provider: ReportingProvider, told: Told): Promise<void> {
  const response = await post(app, provider, webhooks[provider].call([told]))
  expect([response.status, await response.text()]).toEqual([204, ''])
}

/** A mail to a lead that the provider has accepted. */
async function makeSentMail(app: TestApp, changes: { status?: 'sent' | 'queued' } = {}) {
  const to = `${randomUUID()}@acme.example`
  const visitor = await startVisitor(app)
  await visitor.say(`I am Jo Reed, ${to}, we need a new portal`)
  const staff = app.client(await app.signIn())
  const [lead] = (await staff.leads.list.query({ q: to })).items
  const { mail } = await insertMail(app.deps.db, {
    purpose: `report:${lead!.id}:1`,
    leadId: lead!.id,
    to,
    subject: 'A report',
    html: '<p>A report</p>',
    text: 'A report',
    reportVersion: null,
    attachments: [],
    status: changes.status ?? 'sent',
  })
  const read = () => staff.mail.byId.query({ id: mail.id })
  const events = async () =>
    (await staff.audit.list.query({ leadId: lead!.id })).items
      .map(({ name }) => name)
      .filter((name) => /^(mail|suppression)\./.test(name))
  const suppressed = async () => (await staff.mail.suppressions.query({ q: to })).items
  return { mailId: mail.id, leadId: lead!.id, to, staff, read, events, suppressed }
}

/** Every order of the items. */
function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((first, at) =>
    ordersOf(items.toSpliced(at, 1)).map((rest) => [first].concat(rest)),
  )
}

describe.each(reportingProviders)('%s', (provider) => {
  test('tells of a delivery, once', async ({ scene: { app } }) => {
    const { mailId, to, read, events, suppressed } = await makeSentMail(app)
    const told = { fate: 'delivered', mailId, to, eventId: randomUUID() } as const
    await tell(app, provider, told)
    await tell(app, provider, told)
    expect(await read()).toMatchObject({ status: 'delivered', bounce: null, lastError: null })
    expect((await read()).reportedAt).not.toBeNull()
    expect(await events()).toEqual(['mail.delivered'])
    expect(await suppressed()).toEqual([])
  })

  test('tells of a hard bounce, which suppresses the address', async ({ scene: { app } }) => {
    const { mailId, leadId, to, read, events, suppressed, staff } = await makeSentMail(app)
    const told = { fate: 'hard bounce', mailId, to, eventId: randomUUID() } as const
    await Promise.all([tell(app, provider, told), tell(app, provider, told)])
    expect(await read()).toMatchObject({
      status: 'bounced',
      bounce: 'hard',
      lastError: expect.stringMatching(/refused|no such user/),
    })
    expect((await events()).toSorted()).toEqual(['mail.bounced', 'suppression.added'])
    expect(await suppressed()).toMatchObject([{ address: to, reason: 'bounced', mailId }])
    await expect(staff.report.email.mutate({ leadId })).rejects.toMatchObject({
      data: { problem: 'address_suppressed' },
    })
    await expect(staff.mail.sendAgain.mutate({ id: mailId })).rejects.toMatchObject({
      data: { problem: 'address_suppressed' },
    })
  })

  test('tells of a soft bounce, after which it may be sent again', async ({ scene: { app } }) => {
    const { mailId, to, read, suppressed, staff } = await makeSentMail(app)
    await tell(app, provider, { fate: 'soft bounce', mailId, to })
    expect(await read()).toMatchObject({ status: 'bounced', bounce: 'soft' })
    expect(await suppressed()).toEqual([])
    const { mail } = await staff.mail.sendAgain.mutate({ id: mailId })
    expect(mail).toMatchObject({ to, subject: 'A report' })
    expect(mail.id).not.toBe(mailId)
    await expect
      .poll(async () => (await staff.mail.byId.query({ id: mail.id })).status)
      .toBe('sent')
    expect(await read()).toMatchObject({ status: 'bounced' })
  })

  test('tells of a complaint', async ({ scene: { app } }) => {
    const { mailId, to, read, suppressed } = await makeSentMail(app)
    await tell(app, provider, { fate: 'delivered', mailId, to })
    await tell(app, provider, { fate: 'complaint', mailId, to })
    expect(await read()).toMatchObject({ status: 'complained' })
    expect(await suppressed()).toMatchObject([{ reason: 'complained' }])
  })

  test('may tell in any order, and late', async ({ scene: { app } }) => {
    const ends: [Fate[], object][] = [
      [['delivered', 'soft bounce', 'delay'], { status: 'delivered', bounce: null }],
      [['delivered', 'hard bounce', 'click'], { status: 'bounced', bounce: 'hard' }],
      [['soft bounce', 'hard bounce'], { status: 'bounced', bounce: 'hard' }],
      [['delivered', 'complaint', 'hard bounce'], { status: 'complained', bounce: null }],
    ]
    const late = Math.floor(Date.now() / 1000) - 2 * 86_400
    for (const [fates, end] of ends) {
      for (const order of ordersOf(fates)) {
        const { mailId, to, read } = await makeSentMail(app)
        for (const fate of order) await tell(app, provider, { fate, mailId, to, at: late })
        expect([order, await read()]).toEqual([order, expect.objectContaining(end)])
      }
    }
  })

  test('proves that a mail was sent whose answer was lost', async ({ scene: { app } }) => {
    const { mailId, to, read } = await makeSentMail(app)
    await app.deps.db.execute(
      sql`update mails set status = 'unconfirmed', sent_at = null where id = ${mailId}`,
    )
    await tell(app, provider, { fate: 'delivered', mailId, to })
    const { status, sentAt } = await read()
    expect(status).toBe('delivered')
    expect(sentAt).not.toBeNull()
  })

  test('changes nothing by what is no mail of ours', async ({ scene: { app } }) => {
    const before = await countReports(app)
    await tell(app, provider, { fate: 'hard bounce', to: 'someone@else.example' })
    await tell(app, provider, { fate: 'hard bounce', mailId: randomUUID(), to: 'a@b.example' })
    expect(await countReports(app)).toEqual(before)
  })

  test('counts the bounce of another recipient for that address alone', async ({
    scene: { app },
  }) => {
    const { mailId, to, read, staff } = await makeSentMail(app)
    const other = `${randomUUID()}@acme.example`
    await tell(app, provider, { fate: 'delivered', mailId, to: to.toUpperCase() })
    await tell(app, provider, { fate: 'hard bounce', mailId, to: other })
    expect(await read()).toMatchObject({ status: 'delivered' })
    expect((await staff.mail.suppressions.query({ q: other })).items).toMatchObject([
      { reason: 'bounced' },
    ])
  })

  test('is refused with another’s signature, garbage, or too much', async ({ scene: { app } }) => {
    const { mailId, to, read } = await makeSentMail(app)
    const answer = async (call: SignedCall) => {
      const response = await post(app, provider, call)
      return [response.status, await response.json()]
    }
    const unauthenticated = [401, expect.objectContaining({ code: 'unauthenticated' })]
    const forged = webhookDoubles[provider]().call([{ fate: 'hard bounce', mailId, to }])
    expect(await answer(forged)).toEqual(unauthenticated)
    const headers = { 'content-type': 'application/json' }
    for (const body of ['', '{', '[]', 'null', '"'.repeat(100)]) {
      expect(await answer({ headers, body })).toEqual(unauthenticated)
    }
    const huge = ' '.repeat(3 * 1024 * 1024)
    expect(await answer({ headers, body: huge })).toEqual([
      413,
      expect.objectContaining({ code: 'body_too_large' }),
    ])
    const xml = { headers: { 'content-type': 'text/xml' }, body: '<a/>' }
    expect(await answer(xml)).toEqual(unauthenticated)
    expect(await read()).toMatchObject({ status: 'sent' })
  })
})

const countReports = ({ deps }: TestApp) =>
  deps.db.execute(sql`
    select (select count(*)::integer from mail_reports) as reports,
      (select count(*)::integer from suppressions) as suppressions`)

test('a call of Mailgun counts once, whatever its body says', async ({ scene: { app } }) => {
  const { mailId, to, read } = await makeSentMail(app)
  const { headers, body } = webhooks.mailgun.call([{ fate: 'delivered', mailId, to }])
  await post(app, 'mailgun', { headers, body })
  const forged = body.replace('"event":"delivered"', '"event":"complained"')
  const replayed = forged.replace(/"id":"[^"]+"/, `"id":"${randomUUID()}"`)
  expect(replayed).not.toBe(body)
  expect((await post(app, 'mailgun', { headers, body: replayed })).status).toBe(204)
  expect(await read()).toMatchObject({ status: 'delivered' })
})

test('openings are recorded only where the company wants it', async ({ scene }) => {
  const { app, staff, double } = scene
  const { mailId, to, read } = await makeSentMail(app)
  await tell(app, 'sendgrid', { fate: 'opening', mailId, to })
  expect(await read()).toMatchObject({ status: 'sent', openings: 0, openedAt: null })

  await staff.settings.update.mutate({ recordsOpenings: true })
  const eventId = randomUUID()
  await tell(app, 'sendgrid', { fate: 'opening', mailId, to, eventId })
  await tell(app, 'sendgrid', { fate: 'opening', mailId, to, eventId })
  await tell(app, 'sendgrid', { fate: 'opening', mailId, to, at: 1_790_000_000 })
  expect(await read()).toMatchObject({ openings: 2, openedAt: '2026-09-21T14:13:20.000Z' })

  const tracked = await makeSentMail(app, { status: 'queued' })
  await deliverMail(app.deps, tracked.mailId)
  expect(double.accepted.at(-1)).toMatchObject({
    to: tracked.to,
    isOpenTracked: true,
    isTracked: false,
  })
  await staff.settings.update.mutate({ recordsOpenings: false })
  const untracked = await makeSentMail(app, { status: 'queued' })
  await deliverMail(app.deps, untracked.mailId)
  expect(double.accepted.at(-1)).toMatchObject({
    to: untracked.to,
    isOpenTracked: false,
    isTracked: false,
  })
})

test('a mail to a suppressed address is not sent, until it is allowed again', async ({
  scene: { app, staff, double },
}) => {
  const { mailId, to, read, events, suppressed } = await makeSentMail(app, { status: 'queued' })
  await staff.mail.suppress.mutate({ address: ` ${to.toUpperCase()} ` })
  expect(await suppressed()).toMatchObject([{ address: to, reason: 'by_staff' }])
  await deliverMail(app.deps, mailId)
  expect(await read()).toMatchObject({ status: 'suppressed', attempts: 1, lastError: null })
  expect(await events()).toContain('mail.suppressed')
  await expect(staff.mail.sendAgain.mutate({ id: mailId })).rejects.toMatchObject({
    data: { problem: 'address_suppressed' },
  })
  expect(double.accepted.filter((mail) => mail.to === to)).toEqual([])

  await staff.mail.allow.mutate({ address: to })
  await expect(staff.mail.allow.mutate({ address: to })).rejects.toMatchObject({
    data: { problem: 'suppression_not_found' },
  })
  await staff.mail.sendAgain.mutate({ id: mailId })
  await expect.poll(() => double.accepted.filter((mail) => mail.to === to).length).toBe(1)
  await expect(staff.mail.suppress.mutate({ address: 'not an address' })).rejects.toMatchObject({
    data: { problem: 'invalid_input', issues: [{ path: 'address' }] },
  })
})

test('a mail about an account is sent whatever the list says', async ({
  scene: { app, staff, double },
}) => {
  const email = `${randomUUID()}@oka.example`
  await staff.mail.suppress.mutate({ address: email })
  await staff.team.invite.mutate({ email, role: 'viewer' })
  await expect.poll(() => double.accepted.filter((mail) => mail.to === email).length).toBe(1)
  expect((await app.client(await app.signIn()).mail.list.query({ q: email })).items).toHaveLength(1)
})

test('a delivered mail is not sent again', async ({ scene: { app } }) => {
  const { mailId, to, staff } = await makeSentMail(app)
  await tell(app, 'resend', { fate: 'delivered', mailId, to })
  await expect(staff.mail.sendAgain.mutate({ id: mailId })).rejects.toMatchObject({
    data: { problem: 'mail_not_resendable' },
  })
})

test('the mails are found by kind, state, address and subject, page by page', async ({
  scene: { app },
}) => {
  const { mailId, to, leadId, staff } = await makeSentMail(app)
  await app.deps.db.execute(
    sql`update mails set subject = ${`Été 100% ${to}`}, status = 'failed' where id = ${mailId}`,
  )
  const ids = async (filter: object) =>
    (await staff.mail.list.query(filter)).items.map(({ id }) => id)
  expect(await ids({ q: to })).toEqual([mailId])
  expect(await ids({ q: `ete 100% ${to.slice(0, 20)}` })).toEqual([mailId])
  expect(await ids({ q: to, status: 'failed', kind: 'report' })).toEqual([mailId])
  expect(await ids({ q: to, status: 'sent' })).toEqual([])
  expect(await ids({ q: to, kind: 'reset' })).toEqual([])

  const { mail: again } = await staff.mail.sendAgain.mutate({ id: mailId })
  // Asked for by two colleagues, it is sent once.
  expect((await staff.mail.sendAgain.mutate({ id: mailId })).mail.id).toBe(again.id)
  for (const purpose of ['report:0:8', 'report:0:9']) {
    await app.deps.db.execute(sql`
      insert into mails (id, purpose, kind, lead_id, "to", subject, html, text, status)
      select gen_random_uuid(), ${`${purpose}:${leadId}`}, kind, lead_id, "to", subject, html, text, 'sent'
      from mails where id = ${mailId}`)
  }
  const all = await ids({ leadId })
  expect(all).toHaveLength(4)
  const first = await staff.mail.list.query({ leadId, limit: 3 })
  const second = await staff.mail.list.query({ leadId, limit: 3, cursor: first.nextCursor! })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all)
  expect(second.nextCursor).toBeNull()
})

test('a provider without a key is not listened to', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources, { RESEND_WEBHOOK_SECRET: keys.RESEND_WEBHOOK_SECRET })
  const told = [{ fate: 'delivered', mailId: randomUUID(), to: 'a@b.example' } as const]
  const status = async (provider: string, call: SignedCall) =>
    (await post(app, provider, call)).status
  expect(await status('resend', webhooks.resend.call(told))).toBe(204)
  expect(await status('sendgrid', webhooks.sendgrid.call(told))).toBe(404)
  expect(await status('mailgun', webhooks.mailgun.call(told))).toBe(404)
  expect(await status('nobody', webhooks.mailgun.call(told))).toBe(404)
})
