import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('what visitors were promised comes in live, and is worked off by the keyboard', async ({
  stage: { url, open, openChat },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  const place = page.getByRole('link', { name: 'To do' })
  await place.click()
  await page.getByText('Nothing is left to do').waitFor()
  await expectAccessible(page)

  const guest = await openChat()
  const { visitor } = guest
  await visitor.say('Do you integrate with SAP?')
  await visitor.say('Could you call me back tomorrow at 2 pm?')

  const list = page.getByRole('list', { name: 'Open' })
  await list.getByText('“Do you integrate with SAP?”').waitFor()
  await list.getByText('“Could you call me back tomorrow at 2 pm?”').waitFor()
  await list.getByText('No phone number yet').waitFor()
  await place.getByText('2 are open').waitFor({ state: 'attached' })
  await expectAccessible(page)

  // The number that is given next is there at once.
  await visitor.say('My number is +33 6 12 34 56 78')
  await list.getByRole('link', { name: '+33612345678' }).waitFor()

  const call = list.getByRole('listitem').filter({ hasText: 'call me back' })
  await call.getByRole('button', { name: 'Done' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Marked as called.').waitFor()
  await list.getByText('“Could you call me back tomorrow at 2 pm?”').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await list.getByText('“Could you call me back tomorrow at 2 pm?”').waitFor()

  await page.getByRole('link', { name: /^Questions/ }).click()
  const questions = page.getByRole('list', { name: 'Questions' })
  await page.getByText(/“Could you call me back/).waitFor({ state: 'detached' })
  await questions.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByText('No open questions').waitFor()
  await page.getByRole('link', { name: 'Closed' }).click()
  const closed = page.getByRole('list', { name: 'Closed' })
  await closed.getByText('Dismissed', { exact: true }).waitFor()
  await expectAccessible(page)
  await closed.getByRole('button', { name: 'Reopen' }).click()
  await page.getByText('Nothing was closed yet').waitFor()

  await page.keyboard.press('9')
  await list.getByRole('link', { name: 'Answer' }).click()
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByText('“Do you integrate with SAP?”').waitFor()
  await page.getByRole('textbox', { name: 'Your reply' }).fill('Yes, with S/4HANA.')
  await page.keyboard.press('Enter')
  await guest.page.getByText('Yes, with S/4HANA.').waitFor()
  await details.getByRole('button', { name: 'Done' }).first().click()
  await details.getByText(/Closed by/).waitFor()
  await expectAccessible(page)

  await details.getByRole('link', { name: 'Open the lead' }).click()
  const lead = page.getByRole('complementary', { name: 'Profile' })
  await lead.getByText('“Could you call me back tomorrow at 2 pm?”').waitFor()
  await lead.getByText('Yes, with S/4HANA.').waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('rates are set, and the score says how it was compared', async ({
  stage: { url, open, openChat },
}) => {
  const { visitor } = await openChat()
  await visitor.say('We need a customer portal')
  await visitor.say('Our budget is 40 000 USD')
  await visitor.say('I am jane@acme.example')

  const { page, complaints } = await open()
  await openInbox(page, url)
  await page
    .getByRole('link', { name: /jane@acme/ })
    .first()
    .click()
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByText('Not compared: no rate of USD is set.').waitFor()

  await page.goto(`${url}/settings`)
  await page.getByRole('button', { name: 'Add a rate' }).click()
  await page.getByLabel('Currency of rate 1').fill('usd')
  await page.getByLabel('Rate 1, in EUR').fill('zero')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter a number above 0, such as 0.92.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Rate 1, in EUR').fill('0,9')
  await page.getByLabel('Day of rate 1').fill('2026-11-02')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The settings were saved.').waitFor()
  expect(await page.getByLabel('Currency of rate 1').inputValue()).toBe('USD')

  await page.goBack()
  await details.getByText(/Compared at 1 USD = 0.9 EUR/).waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})
