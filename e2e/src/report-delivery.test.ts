import { webhookDoubles } from '@oka/mail/testing/webhook-double'
import { expect, test } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { staffIn } from './testing/inbox.ts'
import { confirm, place, press } from './testing/page.ts'
import { call, signIn, startChat } from './testing/rest.ts'
import { admin } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'

const narrow = { viewport: { width: 1000, height: 900 } }
const phone = { viewport: { width: 390, height: 844 } }

test('a report is mailed with words of staff, read on its page, answered, and its bounce is told', async () => {
  await using stage = await setStage()
  const webhook = webhookDoubles.mailgun()
  const { url } = await stage.serve({ env: { MAILGUN_WEBHOOK_SIGNING_KEY: webhook.key } })
  const visitor = await startChat(url, 'en')
  await visitor.say('I am Jo Reed, jo@acme.example, we need a new customer portal by March')
  const token = await signIn(url, admin)
  const { body: leads } = await call<{ id: number }[]>(url, 'GET /api/leads', { token })
  const leadId = leads[0]!.id
  await call(url, 'POST /api/reports/generate', { token, body: { leadId, wait: true } })

  const { page, complaints } = await stage.open(url, narrow)
  await openInbox(page, url)
  await page.goto(`${url}/leads/${leadId}?tab=report`)
  await press(page, 'Send by e-mail')
  const dialog = page.getByRole('dialog', { name: 'Send the report' })
  const text = dialog.getByRole('textbox', { name: 'Text' })
  await expect.poll(() => text.inputValue()).toContain('Hello Jo Reed,')
  await expectAccessible(page)

  // What is wrong is said at its field, and nothing is lost.
  await text.fill('Dear Jo,\n\nshall we talk on Monday?')
  await dialog.getByRole('textbox', { name: 'Copy to' }).fill('not an address')
  await confirm(page, 'Send')
  await dialog.getByText('Enter up to five e-mail addresses').waitFor()
  expect(await text.inputValue()).toContain('shall we talk on Monday?')
  await dialog.getByRole('textbox', { name: 'Copy to' }).fill('boss@acme.example')
  await press(page, 'The mail')
  const mail = page.frameLocator('iframe[title="The mail"]')
  await mail.getByRole('paragraph').getByText('shall we talk on Monday?').waitFor()
  await mail.getByRole('link', { name: 'Answer us' }).waitFor()
  await confirm(page, 'Send')
  await page.getByText(/on its way to jo@acme\.example/).waitFor()

  // The page of the report, on a phone, with scripts off.
  await press(page, 'Links to the report')
  await page.getByRole('dialog').getByRole('button', { name: 'Make a link' }).click()
  const link = await page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Link to the report' })
    .inputValue()
  await expectAccessible(page)
  const client = await stage.open(url, { ...phone, javaScriptEnabled: false })
  await client.page.goto(link)
  await client.page.getByRole('heading', { name: 'Report of our conversation' }).waitFor()
  const width = await client.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBe(390)
  await client.page.getByRole('textbox', { name: 'Your answer' }).fill('Yes, Monday suits me.')
  await client.page.getByRole('button', { name: 'Send the answer' }).click()
  await client.page.getByText('Your answer has arrived').waitFor()
  const reader = await stage.open(url, phone)
  await reader.page.goto(link)
  await expectAccessible(reader.page)
  await page.keyboard.press('Escape')
  await press(page, 'Links to the report')
  await page.getByText(/Opened 2 times/).waitFor()
  await page.getByRole('button', { name: 'Take back' }).first().click()
  await page.getByText('Taken back', { exact: true }).waitFor()
  await reader.page.reload()
  await reader.page.getByText('This link does not open any more').waitFor()
  await page.keyboard.press('Escape')

  const staff = staffIn(page)
  await staff.open(visitor.conversationId)
  await staff.sees('Yes, Monday suits me.')
  await staff.log.getByText('On the page of the report').waitFor()

  // Without a provider the mail stays in the outbox; a bounce is recorded all the same.
  const { body: mails } = await call<{ id: string }[]>(url, `GET /api/mails?leadId=${leadId}`, {
    token,
  })
  const told = { fate: 'hard bounce', mailId: mails[0]!.id, to: 'jo@acme.example' } as const
  const { headers, body } = webhook.call([told])
  const answer = await fetch(`${url}/api/webhooks/mail/mailgun`, {
    method: 'POST',
    headers,
    body,
  })
  expect(answer.status).toBe(204)
  await place(page, 'Mails').click()
  await page.getByRole('combobox', { name: 'State' }).selectOption('bounced')
  await page.getByRole('searchbox', { name: 'Search the mails' }).fill('acme')
  await page
    .getByRole('link', { name: /jo@acme\.example/ })
    .first()
    .click()
  await page.getByText('The address does not exist, or refuses mail for good.').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Suppressed' }).click()
  await page.getByText('Does not exist', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Allow again/ }).click()
  await page.getByText('No address is suppressed').waitFor()

  expect(complaints).toEqual([])
  expect(client.complaints).toEqual([])
})
