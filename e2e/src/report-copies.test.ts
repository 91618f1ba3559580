import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { readPdfText } from './testing/pdf-text.ts'
import { call, signIn, startChat } from './testing/rest.ts'
import { admin } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('staff read the client’s copy and the one with the score, and are told why a report cannot be drawn', async ({
  stage: { url, open },
}) => {
  const visitor = await startChat(url, 'en')
  await visitor.say('I am Jo Reed, jo@acme.example, we need a new customer portal')
  const token = await signIn(url, admin)
  const [lead] = (await call<[{ id: number }]>(url, 'GET /api/leads', { token })).body
  const leadId = lead.id
  const generate = () =>
    call(url, 'POST /api/reports/generate', { token, body: { leadId, wait: true } })
  await generate()

  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/leads/${leadId}`)
  await page.getByRole('tab', { name: 'Report' }).click()
  const textOf = async (ending: string, act: () => Promise<void>): Promise<string> => {
    const answered = page.waitForResponse((response) => response.url().endsWith(ending))
    await act()
    const bytes = await (await answered).body()
    return readPdfText(Uint8Array.from(bytes).buffer)
  }
  const openPdf = () => page.getByRole('button', { name: 'Open the PDF' }).click()
  const toggle = page.getByRole('button', { name: 'With the score, for the team' })

  expect(await textOf('/pdf', openPdf)).not.toContain('points of 100')
  const withScore = await textOf('/pdf?copy=staff', () => toggle.click())
  expect(withScore).toContain('points of 100')
  await expect.poll(() => toggle.getAttribute('aria-pressed')).toBe('true')
  await expectAccessible(page)

  await call(url, `PUT /api/leads/${leadId}`, { token, body: { name: 'Jo \u{13000}' } })
  await generate()
  await page.reload()
  await page.getByRole('tab', { name: 'Report' }).click()
  await openPdf()
  await page.getByText('No font has one of the characters of this report').waitFor()
  // The browser notes the refused request by itself.
  expect(complaints.filter((line) => !line.includes('409'))).toEqual([])
})
