import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { makeColleague } from './testing/colleague.ts'
import { confirm, heading, place, press } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('a lead is deleted, brought back, deleted and erased, and its visitor goes on', async ({
  stage: { url, open, openChat },
}) => {
  const guest = await openChat()
  const { visitor } = guest
  await visitor.say('I am Jane Cooper, jane@acme.example. We need a customer portal.')

  const { page, complaints } = await open()
  await openInbox(page, url)
  await place(page, 'Leads').click()
  // The inbox has a link of that name as well.
  await heading(page, 'Leads')
  await page.getByRole('link', { name: 'Jane Cooper' }).click()
  const remove = async () => {
    await heading(page, 'Jane Cooper')
    await press(page, 'More actions')
    await page.getByRole('menuitem', { name: 'Delete the lead' }).click()
    await confirm(page, 'Delete')
    await page.getByText('The lead was deleted.').waitFor()
  }
  await remove()
  await page.getByText('No lead yet').waitFor()
  await press(page, 'Undo')
  await page.getByText('The lead is back.').waitFor()
  await page.getByRole('link', { name: 'Jane Cooper' }).click()
  await remove()

  // The visitor notices nothing; staff see another conversation.
  await visitor.say('Do you work on weekends?')
  await place(page, 'Inbox').click()
  await page
    .getByRole('link', { name: /Visitor/ })
    .first()
    .waitFor()
  await expect.poll(() => page.getByText('Jane Cooper').count()).toBe(0)

  await place(page, 'Leads').click()
  await page.getByRole('link', { name: 'Deleted' }).click()
  await heading(page, 'Deleted leads')
  await page.getByText('30 days left').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Erase Jane Cooper for good' }).click()
  await confirm(page, 'Erase for good')
  await page.getByText('Type “erase” to erase the lead.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('To confirm, type “erase”').fill('Erase')
  await confirm(page, 'Erase for good')
  await page.getByText('The lead was erased.').waitFor()
  await page.getByText('No deleted lead').waitFor()

  // Without what was erased, the conversation is there after a reload.
  await guest.page.reload()
  await visitor.sees('Do you work on weekends?')
  expect(await visitor.written()).toEqual(['Do you work on weekends?'])
  await visitor.say('Then write to joe@other.example please.')
  await place(page, 'Leads').click()
  await heading(page, 'Leads')
  await page.getByText('joe@other.example').first().waitFor()

  // Erased while the chat is open, it says so and starts a new conversation.
  await page.getByRole('link', { name: /joe@other/ }).click()
  await heading(page, /joe@other/)
  await press(page, 'More actions')
  await page.getByRole('menuitem', { name: 'Erase for good' }).click()
  await page.getByLabel('To confirm, type “erase”').fill('erase')
  await confirm(page, 'Erase for good')
  await page.getByText('The lead was erased.').waitFor()
  await visitor.chat.getByText('Your previous conversation is no longer available.').waitFor()
  await visitor.say('Hello again')
  await visitor.log.locator('.bubble').nth(1).waitFor()
  expect([...complaints, ...guest.complaints]).toEqual([])
})

test('who is no admin finds neither the deleted leads nor the ways to delete', async ({
  stage: { url, open },
}) => {
  const { page } = await open()
  await openInbox(page, url, await makeColleague(url, 'Nora Blanc', 'agent'))
  await place(page, 'Leads').click()
  await heading(page, 'Leads')
  expect(await page.getByRole('link', { name: 'Deleted' }).count()).toBe(0)
  await page.goto(`${url}/leads/deleted`)
  await page.getByText('This page is for administrators').first().waitFor()
})
