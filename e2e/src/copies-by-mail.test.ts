import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { confirm, press } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'
import { visitorIn } from './testing/widget.ts'

test('a visitor agrees to a copy of the summary by a choice, and staff send it after a look', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.getByRole('link', { name: 'To do' }).click()
  await page.getByRole('link', { name: /^Copies/ }).click()
  await page.getByText('Nobody waits for a copy').waitFor()

  const guest = await open()
  const visitor = visitorIn(guest.page)
  await guest.page.goto(`${url}/demo`)
  await visitor.open(/ouvrir/i)
  await visitor.say(
    'Je suis Claire Dubois, de la boulangerie Martin. Nous voulons refondre notre site e-commerce. Il doit être prêt pour mars 2027. Notre budget est de 25 000 euros. C’est moi qui décide. Nous sommes 40 personnes. Mon e-mail est claire@martin.example, mon numéro est le 06 12 34 56 78.',
  )
  await visitor.sees(/copie de la synthèse par e-mail à claire@martin\.example/)
  await visitor.chat.getByRole('button', { name: 'Non, merci' }).waitFor()
  await expectAccessible(guest.page)
  await visitor.chat.getByRole('button', { name: 'Oui, envoyez-la' }).focus()
  await guest.page.keyboard.press('Enter')
  await visitor.sees(/une copie sera envoyée à claire@martin\.example dès que l’équipe/)

  const list = page.getByRole('list', { name: 'Copies' })
  await list.getByText('“Oui, envoyez-la”').waitFor()
  await list.getByText('To claire@martin.example, once somebody here').waitFor()
  await list.getByText(/Agreed to: “Souhaitez-vous recevoir une copie/).waitFor()
  await expectAccessible(page)
  await list.getByRole('button', { name: 'Decline' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Nobody waits for a copy').waitFor()
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await list.getByRole('link', { name: 'Send' }).click()

  const request = page.getByRole('region', { name: 'Copy by e-mail' })
  await request.getByText('It can be sent when the report is written.').waitFor()
  await expectAccessible(page)
  await press(page, 'Generate the report')
  // What was chosen in the list opens as soon as there is something to send.
  const dialog = page.getByRole('dialog', { name: 'Send the report' })
  const to = dialog.getByRole('textbox', { name: 'To', exact: true })
  await expect.poll(() => to.inputValue()).toBe('claire@martin.example')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await request.getByRole('button', { name: 'Send' }).click()
  await confirm(page, 'Send')
  await page.getByText(/on its way to claire@martin\.example/).waitFor()
  await request.waitFor({ state: 'detached' })

  // Taken back too late, nothing untrue is said.
  await visitor.say('Finalement ne m’envoyez rien')
  await visitor.sees('rien de plus ne vous sera envoyé')

  await page.goto(`${url}/to-do?view=closed`)
  const closed = page.getByRole('list', { name: 'Closed' })
  await closed.getByText('Sent to claire@martin.example.').waitFor()
  expect(await closed.getByRole('button', { name: 'Reopen' }).count()).toBe(0)
  await expectAccessible(page)
  expect(complaints).toEqual([])
  expect(guest.complaints).toEqual([])
})

test('the settings say whether copies go out by themselves', async ({ stage: { url, open } }) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/settings`)
  const choice = page.getByRole('checkbox', { name: 'Send the copy of a report by itself' })
  expect(await choice.isChecked()).toBe(false)
  await choice.check()
  await press(page, 'Save')
  await page.getByText('The settings were saved.').waitFor()
  await page.reload()
  await expect.poll(() => choice.isChecked()).toBe(true)
  await choice.uncheck()
  await press(page, 'Save')
  await page.getByText('The settings were saved.').waitFor()
  expect(complaints).toEqual([])
})
