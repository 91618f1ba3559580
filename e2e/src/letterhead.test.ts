import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { pixel, press, textbox } from './testing/form.ts'
import { openSettings } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('the letterhead is edited beside how it is printed, wrong input says what is allowed, and a colleague’s change is not lost', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await openSettings(page, url, 'Letterhead')
  const preview = page.getByRole('complementary', { name: 'How it is printed' })
  await preview.getByText('Report of our conversation').waitFor()
  await expectAccessible(page)

  await textbox(page, 'Postal address').fill('12 rue de la Paix\n75002 Paris')
  await textbox(page, 'Phone').fill('+33 1 44 55 66 77')
  await textbox(page, 'Website').fill('www.oka.example')
  await preview.getByText('12 rue de la Paix, 75002 Paris').waitFor()
  await page.getByText('Text in this colour can be read on white.').waitFor()
  await textbox(page, 'Colour').fill('#ffe600')
  await page.getByText('could hardly be read on white').waitFor()

  const logo = page.getByLabel('Logo', { exact: true })
  await logo.setInputFiles({
    name: 'a.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture'),
  })
  await page.getByText('This file is not a picture that can be shown.').waitFor()
  await logo.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: pixel })
  await preview.locator('img').waitFor()

  // What is wrong is said where it is, and nothing of the rest is lost or saved.
  await textbox(page, 'E-mail').fill('nobody')
  await press(page, 'Save')
  await page.getByText('Enter an e-mail address such as').waitFor()
  await expect
    .poll(() => textbox(page, 'E-mail').evaluate((input) => input === document.activeElement))
    .toBe(true)
  await expectAccessible(page)
  await textbox(page, 'E-mail').fill('hello@oka.example')
  await press(page, 'Save')
  await page.getByText('The letterhead was saved.').waitFor()
  await page.reload()
  await preview.locator('img').waitFor()
  expect(await textbox(page, 'Website').inputValue()).toBe('https://www.oka.example')
  expect(await textbox(page, 'Colour').inputValue()).toBe('#ffe600')

  // A colleague saves first: both are there to be chosen from.
  const other = await open()
  await openInbox(other.page, url)
  await other.page.goto(page.url())
  await textbox(other.page, 'Phone').fill('+33 1 00 00 00 00')
  await other.page.getByRole('button', { name: 'Remove it' }).click()
  await press(other.page, 'Save')
  await other.page.getByText('The letterhead was saved.').waitFor()
  await textbox(page, 'Postal address').fill('Lyon')
  await press(page, 'Save')
  await page.getByText('A colleague changed the letterhead meanwhile.').waitFor()
  expect(await textbox(page, 'Postal address').inputValue()).toBe('Lyon')
  await page.getByRole('button', { name: 'Show theirs' }).click()
  await expect.poll(() => textbox(page, 'Phone').inputValue()).toBe('+33 1 00 00 00 00')
  await expect.poll(() => preview.locator('img').count()).toBe(0)
  expect([...complaints, ...other.complaints]).toEqual([])
})

test('on a phone the letterhead fits the screen', async ({ stage: { url, open } }) => {
  const { page } = await open({ viewport: { width: 390, height: 844 } })
  await openInbox(page, url)
  await page.goto(`${url}/settings/letterhead`)
  await textbox(page, 'Postal address').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})
