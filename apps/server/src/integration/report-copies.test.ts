import { randomUUID } from 'node:crypto'

import { readPdf } from '@oka/pdf/testing/read-pdf'
import { expect, test } from 'vitest'

import { openTestApp, rest, type TestApp } from '../testing/test-app.ts'

/** A lead with a report; `name` is what staff have entered before it was written. */
async function openScene(resources: AsyncDisposableStack, name: string) {
  const app = await openTestApp(resources)
  const { visitorToken } = await app.client().chat.start.mutate({ locale: 'en' })
  await app.client(visitorToken).chat.send.mutate({
    clientMessageId: randomUUID(),
    content: 'I am Jo Reed, jo@acme.example, we need a new customer portal',
    wait: true,
  })
  const token = await app.signIn()
  const staff = app.client(token)
  const [lead] = (await staff.leads.list.query({})).items
  const leadId = lead!.id
  await staff.leads.update.mutate({ id: leadId, name })
  const written = await staff.report.generate.mutate({ leadId, wait: true })
  return { app, token, staff, leadId, written }
}

const getPdf = async ({ url }: Pick<TestApp, 'url'>, path: string, token?: string) => {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  const response = await fetch(url + path, { headers })
  return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
}

test('staff get their copy with the score, and a link opens the client’s alone', async () => {
  await using resources = new AsyncDisposableStack()
  const { app, token, staff, leadId } = await openScene(resources, 'Jo Reed')
  const path = `/api/reports/${leadId}/pdf`
  const { url } = await staff.report.link.mutate({ leadId })
  const link = `${path}${new URL(url).search}`

  const forStaff = await readPdf((await getPdf(app, `${path}?copy=staff`, token)).body)
  const usual = await getPdf(app, path, token)
  const linked = await getPdf(app, `${link}&copy=staff`)

  expect(forStaff.text).toMatch(/Score \(internal.*points of 100/)
  expect((await readPdf(usual.body)).text).not.toContain('points of 100')
  expect(linked.body.equals(usual.body)).toBe(true)
  expect((await getPdf(app, `${path}?copy=staff`)).status).toBe(401)
})

test('a report with a name that no font has is kept, and neither drawn nor mailed, which says why', async () => {
  await using resources = new AsyncDisposableStack()
  const { app, token, staff, leadId, written } = await openScene(resources, 'Jo \u{13000}')
  const problem = 'report_unprintable'
  const message = 'No font has \u{13000} (U+13000): the report is neither drawn nor mailed.'

  expect(written).toEqual({ status: 'ready', version: 1 })
  const read = await staff.report.byLead.query({ leadId })
  expect(read.content?.lead.name).toBe('Jo \u{13000}')
  const pdf = await rest(app, `GET /api/reports/${leadId}/pdf`, { token })
  const mail = await rest(app, `POST /api/reports/${leadId}/email`, { token, body: {} })
  for (const { status, body } of [pdf, mail]) {
    expect(status).toBe(409)
    expect(JSON.stringify(body)).toContain(problem)
    expect(JSON.stringify(body)).toContain(message)
  }
  expect((await staff.mail.list.query({ leadId })).items).toEqual([])

  // Corrected, it is drawn and mailed.
  await staff.leads.update.mutate({ id: leadId, name: '山田太郎' })
  await staff.report.generate.mutate({ leadId, wait: true })
  const { body } = await getPdf(app, `/api/reports/${leadId}/pdf`, token)
  expect((await readPdf(body)).text).toContain('山田太郎')
  expect((await rest(app, `POST /api/reports/${leadId}/email`, { token, body: {} })).status).toBe(
    200,
  )
})
