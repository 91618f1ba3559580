import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { press } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('what is known of a visitor shows before an address is given, and is corrected by the keyboard', async ({
  stage: { url, open, openChat },
}) => {
  const guest = await openChat()
  const { visitor } = guest
  await visitor.say('We need a customer portal')
  await visitor.say('Our budget is 15 000 EUR')

  const { page, complaints } = await open()
  await openInbox(page, url)
  await page
    .getByRole('link', { name: /Visitor/ })
    .first()
    .click()
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByText('€15,000').waitFor()

  await details.getByRole('button', { name: 'Edit Budget' }).focus()
  await page.keyboard.press('Enter')
  const field = details.getByLabel('Budget')
  await field.fill('a lot')
  await page.keyboard.press('Enter')
  await details.getByText(/Write the amount with its currency/).waitFor()
  await expectAccessible(page)
  await field.fill('40000 EUR')
  await page.keyboard.press('Enter')
  await details.getByText('€40,000').waitFor()
  await details.getByText(/Entered by/).waitFor()

  await details.getByRole('button', { name: 'Reject Budget' }).focus()
  await page.keyboard.press('Enter')
  await details.getByText('Rejected: it is not so').waitFor()
  await expectAccessible(page)
  // The former word comes back.
  await page
    .getByText('Budget: rejected.')
    .locator('..')
    .getByRole('button', { name: 'Undo' })
    .click()
  await details.getByText('€40,000').waitFor()

  await details.getByRole('button', { name: 'Add a fact' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Company' }).click()
  await details.getByLabel('Company').fill('Acme Ltd')
  await page.keyboard.press('Enter')
  await details.getByText('Acme Ltd').waitFor()

  await details.getByRole('button', { name: 'Edit Who it is' }).click()
  await details.getByLabel('Who it is').selectOption('seller')
  await press(page, 'Save')
  await details.getByText(/visitors of this kind have none/).waitFor()

  await details.getByRole('button', { name: 'Create lead' }).click()
  await details.getByRole('link', { name: 'Open the lead' }).click()
  await page.getByRole('tab', { name: 'Report' }).click()
  await page.getByText(/Reports are written for buyers/).waitFor()
  await expectAccessible(page)
  expect([...guest.complaints, ...complaints]).toEqual([])
})
