import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { test, type TestApp } from '../testing/test-app.ts'

const page = 'https://www.acme.example/pricing'

/** A lead with a report. */
async function openScene(app: TestApp) {
  const email = `${randomUUID()}@acme.example`
  const visitor = await startVisitor(app, 'en', page)
  await visitor.say(`I am Jo Reed, ${email}, we need a new customer portal`)
  const staff = app.client(await app.signIn())
  const [lead] = (await staff.leads.list.query({ q: email })).items
  const leadId = lead!.id
  await staff.report.generate.mutate({ leadId, wait: true })
  const share = async (options = {}) => {
    const { id, url } = await staff.report.link.mutate({ leadId, ...options })
    const { pathname, search } = new URL(url)
    return { id, url: app.url + pathname + search, token: new URL(url).searchParams.get('token')! }
  }
  const linkOf = async (id: string) =>
    (await staff.report.links.query({ leadId })).find((link) => link.id === id)!
  return { app, visitor, staff, leadId, share, linkOf }
}

const answer = (app: TestApp, fields: Record<string, string>) =>
  fetch(`${app.url}/report/answer`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

const keyOf = (html: string) => /name="key" value="([^"]+)"/.exec(html)![1]!

test('a link shows the report without signing in, and counts its openings', async ({ app }) => {
  const { share, linkOf } = await openScene(app)
  const { id, url } = await share()
  expect(await linkOf(id)).toMatchObject({ openings: 0, firstOpenedAt: null, version: null })

  const response = await fetch(url)
  expect(response.status).toBe(200)
  const html = await response.text()
  expect(html).toContain('Report of our conversation')
  expect(html).toContain('new customer portal')
  const headers = Object.fromEntries(response.headers)
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    ),
  })
  await fetch(url)
  await fetch(url, { method: 'HEAD' })
  const opened = await linkOf(id)
  expect(opened).toMatchObject({ openings: 2 })
  expect(opened.firstOpenedAt! <= opened.lastOpenedAt!).toBe(true)

  const pdf = await fetch(app.url + /href="([^"]+pdf[^"]+)"/.exec(html)![1]!)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
})

test('a link shows one version, or whichever is the newest', async ({ app }) => {
  const { staff, visitor, leadId, share } = await openScene(app)
  const [newest, first] = [await share(), await share({ version: 1 })]
  await visitor.say('Our budget is 85 000 euros, and we are 180 people')
  await staff.report.generate.mutate({ leadId, wait: true })
  const textOf = async ({ url }: { url: string }) => (await fetch(url)).text()
  expect(await textOf(newest)).toMatch(/85[\s\u202F,]000/)
  expect(await textOf(first)).not.toMatch(/85[\s\u202F,]000/)
  await expect(staff.report.link.mutate({ leadId, version: 9 })).rejects.toMatchObject({
    data: { problem: 'report_not_found' },
  })
  await expect(staff.report.link.mutate({ leadId, days: 91 })).rejects.toMatchObject({
    data: { problem: 'invalid_input', issues: [{ path: 'days' }] },
  })
})

test('a link ends when it is revoked, expires, or its lead is deleted', async ({ app }) => {
  const { staff, leadId, share, linkOf } = await openScene(app)
  const gone = async ({ url, token }: { url: string; token: string }) => {
    const response = await fetch(url, { headers: { 'accept-language': 'en' } })
    const pdf = await fetch(`${app.url}/api/reports/${leadId}/pdf?token=${token}`)
    const said = await answer(app, { token, key: randomUUID(), content: 'Hello' })
    const html = await response.text()
    expect([response.status, pdf.status, said.status]).toEqual([404, 404, 404])
    expect(html).toContain('This link does not open any more')
    expect(html).not.toContain('portal')
  }
  const revoked = await share()
  await staff.report.revokeLink.mutate({ id: revoked.id })
  await gone(revoked)
  await expect(staff.report.revokeLink.mutate({ id: revoked.id })).rejects.toMatchObject({
    data: { problem: 'link_not_found' },
  })
  expect((await linkOf(revoked.id)).revokedAt).not.toBeNull()

  const expired = await share()
  await app.deps.db.execute(
    sql`update report_links set expires_at = now() - interval '1 second' where id = ${expired.id}`,
  )
  await gone(expired)

  const hidden = await share()
  await staff.leads.delete.mutate({ id: leadId })
  await gone(hidden)
  await staff.leads.restore.mutate({ id: leadId })
  expect((await fetch(hidden.url)).status).toBe(200)

  await gone({ url: `${app.url}/report?token=x.y.z`, token: 'x.y.z' })
  await gone({ url: `${app.url}/report`, token: '' })
  const foreign = await app.deps.signedTokens.sign('mail-preview', hidden.id, 60)
  await gone({ url: `${app.url}/report?token=${foreign}`, token: foreign })
})

test('an answer on the page is a message of the visitor, once, and calls staff', async ({
  app,
}) => {
  const { staff, visitor, share, linkOf } = await openScene(app)
  const { id, url, token } = await share()
  const key = keyOf(await (await fetch(url)).text())
  const content = 'Yes, let us talk.\r\nOn Monday?'
  const [one, two] = await Promise.all([
    answer(app, { token, key, content }),
    answer(app, { token, key, content }),
  ])
  expect([one.status, two.status]).toEqual([303, 303])
  const after = await fetch(new URL(one.headers.get('location')!, app.url))
  expect(await after.text()).toContain('Your answer has arrived')
  // Returning from the form is no opening.
  expect(await linkOf(id)).toMatchObject({ openings: 1 })

  const said = (await visitor.messages()).filter(({ via }) => via === 'report')
  expect(said).toMatchObject([{ role: 'visitor', content: 'Yes, let us talk.\nOn Monday?' }])
  const calls = (await staff.notification.list.query()).filter(
    (call) => call.conversationId === visitor.conversationId,
  )
  expect(calls).toMatchObject([{ kind: 'visitor_answered', acknowledgedAt: null }])
  // The assistant reads it as it reads the chat.
  await expect.poll(async () => (await visitor.messages()).at(-1)!.role).toBe('assistant')
})

test('an answer opens a closed conversation again', async ({ app }) => {
  const { staff, visitor, share } = await openScene(app)
  await staff.chat.close.mutate({ conversationId: visitor.conversationId })
  const { token } = await share()
  const sent = await answer(app, { token, key: randomUUID(), content: 'One more question' })
  expect(sent.status).toBe(303)
  const { items } = await staff.chat.list.query({ conversationId: visitor.conversationId })
  expect(items).toMatchObject([{ mode: 'assistant' }])
  expect((await visitor.messages()).map(({ content }) => content)).toContain('One more question')
})

test('an answer that cannot be sent is kept, with the reason', async ({ app }) => {
  const { visitor, share } = await openScene(app)
  const { url, token } = await share()
  const key = keyOf(await (await fetch(url)).text())
  const before = (await visitor.messages()).length
  for (const [content, reason] of [
    ['   ', 'Write something first'],
    ['x'.repeat(4001), 'at most 4,000 characters'],
    ['a\u202Eb', 'Write something first'],
  ] as const) {
    const response = await answer(app, { token, key, content })
    const html = await response.text()
    expect([response.status, html.includes(reason)]).toEqual([400, true])
    expect(html).toContain(content)
    expect(html).toMatch(/aria-invalid="true"/)
  }
  expect((await answer(app, { token, key: 'not a key', content: 'Hello' })).status).toBe(404)
  const json = await fetch(`${app.url}/report/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, key, content: 'Hello' }),
  })
  expect(json.status).toBe(415)
  expect(await visitor.messages()).toHaveLength(before)
})

test('a link shows nothing of the conversation and opens nothing else', async ({ app }) => {
  const { visitor, share } = await openScene(app)
  const { token, url } = await share()
  const said = 'The secret word is xylophone-42'
  await visitor.say(said)
  expect(await (await fetch(url)).text()).not.toContain('xylophone-42')
  await expect(
    app.client(token).chat.messages.query({ conversationId: visitor.conversationId }),
  ).rejects.toMatchObject({ data: { problem: 'unauthenticated' } })
})

test('the page leads back to the site of the company alone', async ({ app }) => {
  const { staff, share } = await openScene(app)
  const { url } = await share()
  // Any address may be given as the page of a conversation.
  expect(await (await fetch(url)).text()).not.toContain('acme.example/pricing')
  await staff.settings.update.mutate({ sites: ['https://www.acme.example'] })
  expect(await (await fetch(url)).text()).toContain('href="https://www.acme.example/pricing"')
  await staff.settings.update.mutate({ sites: [] })
})
