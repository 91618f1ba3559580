import { restoreRelease } from '@oka/db/testing/release'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test } from 'vitest'

import { openTestApp, rest } from '../testing/test-app.ts'

test('an installation of the release before is served, and its people go on working', async () => {
  await using resources = new AsyncDisposableStack()
  const { url: DATABASE_URL } = resources.use(await restoreRelease(await findTestServer()))
  const app = await openTestApp(resources, { DATABASE_URL })
  const { body: session } = await rest(app, 'POST /api/auth/login', {
    body: { email: 'helene@oka.test', password: 'correct horse battery staple' },
  })
  const token = (session as { accessToken: string }).accessToken
  const staff = app.client(token)

  const { items } = await staff.leads.list.query({ sort: 'name' })
  expect(items.map(({ name }) => name)).toEqual(['Amélie Petit', 'Daniel Okafor', 'Zoé Łukasik'])
  const lead = items[0]!
  // Stated as a period from the day of its message, 28 November 2026.
  const { facts, score } = await staff.leads.byId.query({ id: lead.id })
  expect(facts.find(({ field }) => field === 'horizon')?.value).toBe('2027-02-28')
  await expect
    .poll(async () => (await staff.leads.list.query({ q: 'Amélie' })).items[0]?.fitScore)
    .toBe(score.total)
  const pdf = await rest(app, `GET /api/reports/${lead.id}/pdf`, { token })
  expect(pdf.status).toBe(200)
  expect((await staff.mail.list.query({ leadId: lead.id })).items).toHaveLength(1)
  await expect
    .poll(async () => {
      const { intact, events, unsealed } = await staff.audit.check.query()
      return { intact, isWhole: events > 22, unsealed }
    })
    .toEqual({ intact: true, isWhole: true, unsealed: 0 })

  const { items: inbox } = await staff.chat.list.query({})
  const names = inbox.map((conversation) => conversation.lead?.name)
  expect(names).toEqual(expect.arrayContaining(['Amélie Petit', 'Daniel Okafor']))
  await staff.leads.update.mutate({ id: lead.id, company: 'Cycles Bertin SAS' })
  expect(await staff.audit.check.query()).toMatchObject({ intact: true })
})
