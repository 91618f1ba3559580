import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { startChat } from './testing/rest.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('a draft of the scoring is talked to, kept as a test, and played beside what is published', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/settings/scoring`)
  await page.getByRole('textbox', { name: 'Need: points at most' }).fill('51')
  await page.getByRole('button', { name: 'Try it' }).click()
  const dialog = page.getByRole('dialog', { name: 'Try this draft' })
  await dialog.getByText('This draft is not finished').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Budget: points at most' }).fill('4')
  await page.getByText('The weights make 100 points.').waitFor()

  await page.getByRole('button', { name: 'Try it' }).click()
  await dialog.getByText('Write as a visitor would').waitFor()
  await dialog.getByRole('textbox', { name: 'Your message' }).fill('We need a customer portal')
  await page.keyboard.press('Enter')
  await dialog.getByText('51 points').waitFor()
  await dialog.getByRole('log').getByText('We need a customer portal').waitFor()
  await expectAccessible(page)

  await dialog.getByRole('button', { name: 'Keep as a test' }).click()
  const title = dialog.getByRole('textbox', { name: 'Title' })
  expect(await title.inputValue()).toBe('We need a customer portal')
  await title.fill('A portal')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('The test conversation was saved.').waitFor()
  await dialog.getByRole('button', { name: 'Play it' }).click()
  await dialog.getByText('1 of 1 are as they should be.').waitFor()
  const changed = dialog.getByRole('region', { name: 'Changed from what is published' })
  await changed.getByText('21', { exact: true }).waitFor()
  await changed.getByText('51', { exact: true }).waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('a past conversation is replayed, and a visitor is played to the end, on a phone', async ({
  stage: { url, db, open },
}) => {
  const visitor = await startChat(url, 'en')
  await visitor.say('We need a customer portal')
  const { page, complaints } = await open({ viewport: { width: 390, height: 844 } })
  await openInbox(page, url)
  await page.goto(`${url}/knowledge/playground`)
  await page.getByRole('button', { name: 'To the end' }).click()
  await page.getByText('The visitor has nothing more to say.').waitFor()
  const result = page.getByRole('region', { name: 'What comes of it' })
  await result.getByText('Marlow Bikes').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Replay the past' }).click()
  await page.getByRole('button', { name: 'Replay', exact: true }).click()
  const replayed = page.getByRole('region', { name: 'Conversation' })
  await replayed.getByText('We need a customer portal').first().waitFor()
  await result.getByText('21 points').waitFor()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  // Only the visitor's own conversation is there.
  expect(await db.execute('select id from conversations')).toHaveLength(1)
  expect(complaints).toEqual([])
})
