import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { type InboundCall, inboundDoubles, type Incoming } from '@oka/mail/testing/inbound-double'
import type { InboundKeys } from '@oka/mail/webhooks/received-mails'
import { describe, expect } from 'vitest'
import { test as base } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const domain = 'in.oka.example'

/** A server that receives mails by all providers. */
const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const doubles = {
    resend: resources.use(await inboundDoubles.resend()),
    sendgrid: resources.use(await inboundDoubles.sendgrid()),
    mailgun: resources.use(await inboundDoubles.mailgun()),
  }
  const { resend } = doubles.resend.keys
  const app = await openTestApp(resources, {
    INBOUND_MAIL_DOMAIN: domain,
    MAIL_FROM: 'OKA Tech <hello@oka.example>',
    RESEND_API_KEY: resend!.apiKey,
    RESEND_BASE_URL: resend!.baseUrl!,
    RESEND_WEBHOOK_SECRET: resend!.secret,
    SENDGRID_INBOUND_PUBLIC_KEY: doubles.sendgrid.keys.sendgrid!,
    MAILGUN_WEBHOOK_SIGNING_KEY: doubles.mailgun.keys.mailgun!,
  })
  return { app, doubles }
})

const post = (app: TestApp, { path, headers, body }: InboundCall) =>
  fetch(app.url + path, { method: 'POST', headers, body: new Uint8Array(body) })

/** A conversation, and the address by which it is answered. */
async function openScene(app: TestApp) {
  const email = `${randomUUID()}@acme.example`
  const visitor = await startVisitor(app)
  await visitor.say(`I am Jo Reed, ${email}, we need a new customer portal`)
  const staff = app.client(await app.signIn())
  const to = app.deps.replyAddresses!.of(visitor.conversationId)
  const answers = async () =>
    (await visitor.messages()).filter(({ via }) => via === 'email').map(({ content }) => content)
  const states = async () =>
    (await staff.chat.receivedMails.query({ limit: 100 })).items
      .filter(({ conversationId }) => conversationId === visitor.conversationId)
      .map(({ state }) => state)
  return { visitor, staff, email, to, answers, states }
}

const providers = ['resend', 'sendgrid', 'mailgun'] as const satisfies (keyof InboundKeys)[]

describe.each(providers)('an answer by %s', (provider) => {
  test('comes into the conversation, once, without what it quotes', async ({
    scene: { app, doubles },
  }) => {
    const { visitor, staff, email, to, answers, states } = await openScene(app)
    const mail: Incoming = {
      from: `Jo Reed <${email}>`,
      to,
      text: 'Yes, Monday suits me – à bientôt.\r\n\r\nOn Sat, Nov 28, 2026 at 10:12 AM OKA Tech <hello@oka.example> wrote:\r\n> Hello Jo',
      messageId: `<${randomUUID()}@acme.example>`,
    }
    const call = await doubles[provider].call(mail)
    const again = await doubles[provider].call(mail)
    const statuses = await Promise.all([post(app, call), post(app, call), post(app, again)])
    expect(statuses.map(({ status }) => status)).toEqual([204, 204, 204])
    expect(await answers()).toEqual(['Yes, Monday suits me – à bientôt.'])
    expect(await states()).toEqual(['stored'])
    const calls = (await staff.notification.list.query()).filter(
      (one) => one.conversationId === visitor.conversationId,
    )
    expect(calls).toMatchObject([{ kind: 'visitor_answered' }])
  })

  test('in HTML alone is read as text', async ({ scene: { app, doubles } }) => {
    const { email, to, answers } = await openScene(app)
    const html = '<p>Call me <b>tomorrow</b></p><blockquote>Hello Jo</blockquote>'
    await post(app, await doubles[provider].call({ from: email, to: to.toUpperCase(), html }))
    expect(await answers()).toEqual(['Call me tomorrow'])
  })

  test.for<[string, Partial<Incoming>]>([
    ['automatic', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['automatic', { headers: { Precedence: 'bulk' } }],
    ['automatic', { from: 'MAILER-DAEMON@acme.example' }],
    ['loop', { from: 'OKA Tech <hello@oka.example>' }],
    ['loop', { from: `answer+1@${domain}` }],
    ['empty', { text: '\r\n\r\n> quoted alone' }],
  ])('that is %s is no message: %j', async ([state, changes], { scene: { app, doubles } }) => {
    const { email, to, answers, states } = await openScene(app)
    const mail = { from: email, to, text: 'I am away until Monday.', ...changes }
    const response = await post(app, await doubles[provider].call(mail))
    expect(response.status).toBe(204)
    expect(await answers()).toEqual([])
    expect(await states()).toEqual([state])
  })

  test('that is long is cut, and says so', async ({ scene: { app, doubles } }) => {
    const { email, to, answers, states } = await openScene(app)
    await post(app, await doubles[provider].call({ from: email, to, text: 'word '.repeat(2000) }))
    const [content] = await answers()
    expect(content!.length).toBeLessThanOrEqual(4000)
    expect(content!.endsWith('…')).toBe(true)
    expect(await states()).toEqual(['shortened'])
  })

  test('to an address that nobody gave out is listed, and changes nothing', async ({
    scene: { app, doubles },
  }) => {
    const { staff, to, email, answers } = await openScene(app)
    const last = to.charAt(to.indexOf('@') - 1)
    const forged = to.replace(`${last}@`, `${last === '0' ? '1' : '0'}@`)
    const erased = app.deps.replyAddresses!.of(randomUUID())
    for (const address of [forged, erased, `hello@${domain}`, to.replace(domain, 'evil.example')]) {
      const subject = randomUUID()
      const call = await doubles[provider].call({ from: email, to: address, text: 'Hi', subject })
      expect((await post(app, call)).status).toBe(204)
      const { items } = await staff.chat.receivedMails.query({ limit: 100 })
      expect(items.find((mail) => mail.subject === subject)).toMatchObject({
        state: 'unknown',
        conversationId: null,
      })
    }
    expect(await answers()).toEqual([])
  })

  test('is refused without the signature of the provider', async ({ scene: { app, doubles } }) => {
    const { email, to, answers, states } = await openScene(app)
    await using stranger = await inboundDoubles[provider]()
    const mail = { from: email, to, text: 'Forged' }
    expect((await post(app, await stranger.call(mail))).status).toBe(401)
    const call = await doubles[provider].call(mail)
    for (const body of ['', '{}', 'nonsense', '--x--']) {
      expect((await post(app, { ...call, body: Buffer.from(body) })).status).toBe(401)
    }
    expect(await answers()).toEqual([])
    expect(await states()).toEqual([])
  })
})

test('a token of Mailgun brings one mail', async ({ scene: { app, doubles } }) => {
  const { email, to, answers } = await openScene(app)
  const call = await doubles.mailgun.call({
    from: email,
    to,
    text: 'The first',
    messageId: '<a@b>',
  })
  await post(app, call)
  const forged = Buffer.from(
    call.body.toString('latin1').replaceAll('The first', 'A second').replaceAll('<a@b>', '<c@d>'),
    'latin1',
  )
  expect((await post(app, { ...call, body: forged })).status).toBe(204)
  expect(await answers()).toEqual(['The first'])
})

test('an answer opens a closed conversation again', async ({ scene: { app, doubles } }) => {
  const { visitor, staff, email, to, answers } = await openScene(app)
  await staff.chat.close.mutate({ conversationId: visitor.conversationId })
  await post(app, await doubles.sendgrid.call({ from: email, to, text: 'One more thing' }))
  expect(await answers()).toEqual(['One more thing'])
  const { items } = await staff.chat.list.query({ conversationId: visitor.conversationId })
  expect(items[0]!.mode).toBe('assistant')
})

test('the mail with a report asks for answers into the conversation', async ({
  scene: { app },
}) => {
  const { visitor, staff, email } = await openScene(app)
  const [lead] = (await staff.leads.list.query({ q: email })).items
  await staff.report.generate.mutate({ leadId: lead!.id, wait: true })
  const draft = await staff.report.mailDraft.query({ leadId: lead!.id })
  expect(draft.repliesTo).toEqual(['conversation', 'sender'])
  const { mail } = await staff.report.email.mutate({ leadId: lead!.id })
  expect(app.deps.replyAddresses!.read(mail.replyTo!)).toBe(visitor.conversationId)
})

test('a mail of an erased lead leaves nothing', async ({ scene: { app, doubles } }) => {
  const { visitor, staff, email, to, answers } = await openScene(app)
  await post(app, await doubles.mailgun.call({ from: email, to, text: 'Forget me' }))
  expect(await answers()).toEqual(['Forget me'])
  const [lead] = (await staff.leads.list.query({ q: email })).items
  await staff.leads.delete.mutate({ id: lead!.id })
  expect(
    (await staff.chat.receivedMails.query({ limit: 100 })).items.filter(
      ({ conversationId }) => conversationId === visitor.conversationId,
    ),
  ).toEqual([])
  await staff.leads.erase.mutate({ id: lead!.id })
  const rows = await app.deps.db.execute(
    sql`select id from received_mails where "from" like ${`%${email}%`}`,
  )
  expect(rows).toHaveLength(0)
})

test('without a domain nothing is received', async () => {
  await using resources = new AsyncDisposableStack()
  await using double = await inboundDoubles.mailgun()
  const app = await openTestApp(resources, {
    MAILGUN_WEBHOOK_SIGNING_KEY: double.keys.mailgun!,
  })
  const call = await double.call({ from: 'a@b.example', to: `x@${domain}`, text: 'Hi' })
  expect((await post(app, call)).status).toBe(404)
  expect(app.deps.replyAddresses).toBeNull()
})
