import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { call } from './testing/rest.ts'
import { admin } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

const phone = { viewport: { width: 390, height: 844 } }

test('what the company knows is written, seen as it is quoted, changed by two, and deleted with a way back', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.keyboard.press('0')
  await page.getByText('Nothing is written yet').waitFor()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'New article' }).first().click()
  const title = page.getByRole('textbox', { name: 'Title' })
  const text = page.getByRole('textbox', { name: 'Text' })
  await title.fill('Our prices')
  await text.fill(
    '## Audit\n\nAn audit costs **2,500 €**.\n\n<script>alert(1)</script>\n\n## Site\n\nA site costs 8,000 €.',
  )
  const quoted = page.getByRole('complementary', { name: 'What answers quote' })
  await quoted.getByText('2 passages').waitFor()
  await quoted.getByText('Our prices › Audit').waitFor()
  await quoted.getByText('An audit costs 2,500 €.').waitFor()
  await expectAccessible(page)

  // Unsaved words are not lost by a click.
  await page.getByRole('link', { name: 'Leads' }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The article was saved.').waitFor()
  await page.getByRole('heading', { name: 'Our prices' }).waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/knowledge\/[\da-f-]{36}$/)

  // A colleague saves first: both texts stay to be chosen from.
  const other = await open()
  await openInbox(other.page, url)
  await other.page.goto(page.url())
  await other.page.getByRole('textbox', { name: 'Text' }).fill('An audit costs 3,000 €.')
  await other.page.getByRole('button', { name: 'Save' }).click()
  await other.page.getByText('The article was saved.').waitFor()
  await text.fill('An audit is free.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('A colleague changed this article meanwhile.').waitFor()
  await expectAccessible(page)
  expect(await text.inputValue()).toBe('An audit is free.')
  await page.getByRole('button', { name: 'Show theirs' }).click()
  expect(await text.inputValue()).toBe('An audit costs 3,000 €.')

  await page.getByRole('link', { name: 'Knowledge' }).last().click()
  const list = page.getByRole('list', { name: 'Articles, the latest changed first' })
  await list.getByRole('button', { name: 'Delete “Our prices”' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Nothing is written yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await list.getByRole('link', { name: 'Our prices' }).waitFor()

  await page.keyboard.press('/')
  await page.keyboard.type('nowhere')
  await page.getByText('No article has these words.').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await list.getByRole('link', { name: 'Our prices' }).waitFor()
  expect([...complaints, ...other.complaints]).toEqual([])
})

test('articles that contradict each other are shown, and a page that may not be fetched is refused in words', async ({
  stage: { url, open },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  const write = async (title: string, text: string): Promise<void> => {
    await page.goto(`${url}/knowledge/new`)
    await page.getByRole('textbox', { name: 'Title' }).fill(title)
    await page.getByRole('textbox', { name: 'Text' }).fill(text)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: title }).waitFor()
  }
  await write('Old terms', 'Our workshops take 5 days and are held in Paris.')
  await write('New terms', 'Our workshops take 3 days and are held in Paris.')
  const notice = page.getByRole('region', { name: 'Other articles say something else' })
  await notice.getByText('“Our workshops take 5 days and are held in Paris.”').waitFor()
  await notice.getByText('used', { exact: true }).waitFor()
  await expectAccessible(page)
  await notice.getByRole('link', { name: 'Open “Old terms”' }).click()
  await page.getByRole('heading', { name: 'Old terms' }).waitFor()
  await notice.getByText('“Our workshops take 3 days and are held in Paris.”').waitFor()

  await page.goto(`${url}/knowledge/new`)
  const address = page.getByRole('textbox', { name: 'Address of the page' })
  await address.fill('not an address')
  await page.keyboard.press('Enter')
  await page.getByText('Enter an address such as https://www.example.com/prices.').waitFor()
  await address.fill(`${url}/demo`)
  await page.keyboard.press('Enter')
  await page.getByText('is not on the public internet').waitFor()
  await expectAccessible(page)

  const narrow = await open({ ...phone, locale: 'fr-FR' })
  await narrow.page.goto(`${url}/knowledge`)
  await narrow.page
    .getByLabel('Adresse e-mail')
    .or(narrow.page.getByLabel('E-mail'))
    .fill(admin.email)
  await narrow.page.getByLabel('Mot de passe', { exact: true }).fill(admin.password)
  await narrow.page.getByRole('button', { name: 'Se connecter' }).click()
  await narrow.page.getByText('En contredit un autre').first().waitFor()
  await expectAccessible(narrow.page)
  const width = await narrow.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBe(390)
  expect([...complaints, ...narrow.complaints]).toEqual([])
})

test('what nobody could answer is counted, and becomes knowledge', async ({
  stage: { url, open, openChat },
}) => {
  const { visitor } = await openChat()
  await visitor.say('Do you integrate with SAP?')
  await visitor.answers.nth(1).waitFor()
  const { visitor: another } = await openChat()
  await another.say('do you integrate with sap')
  await another.answers.nth(1).waitFor()

  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/knowledge`)
  await page.getByRole('link', { name: 'Gaps' }).click()
  const gap = page
    .getByRole('list', { name: 'Questions nobody could answer' })
    .getByRole('listitem')
    .filter({ hasText: /SAP/i })
    .first()
  // Read when the page opens, which may be before the second was passed on.
  const twice = gap.getByText('Asked 2 times')
  await expect
    .poll(async () => {
      await page.reload()
      await gap.waitFor()
      return twice.isVisible()
    })
    .toBe(true)
  await expectAccessible(page)
  await gap.getByRole('link', { name: 'Answer it' }).click()
  expect(await page.getByRole('textbox', { name: 'Question' }).inputValue()).toMatch(/SAP/i)
  await page.getByRole('textbox', { name: 'Answer' }).fill('Yes, with S/4HANA.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The article was saved.').waitFor()
  await page.goto(`${url}/knowledge/gaps`)
  await gap.getByText('Answered').waitFor()

  // The answer that staff gave in the conversation is one click from the knowledge.
  await page.goto(`${url}/to-do`)
  const open1 = page.getByRole('list', { name: 'Open' })
  await open1.getByRole('link', { name: 'Answer' }).first().click()
  await page.getByRole('textbox', { name: 'Your reply' }).fill('Yes, since 2019.')
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByRole('button', { name: 'Done' }).first().click()
  await details.getByRole('link', { name: 'Add to knowledge' }).click()
  const answer = page.getByRole('textbox', { name: 'Answer' })
  await answer.waitFor()
  expect(await answer.inputValue()).toBe('Yes, since 2019.')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('services are entered and put in order by the keyboard', async ({ stage: { url, open } }) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/settings`)
  const services = page.getByRole('list', { name: 'Services' })
  const add = page.getByRole('button', { name: 'Add a service' })
  await add.click()
  await services.getByLabel('Name (English)').fill('Audit')
  await services.getByLabel('Price from').fill('2 500')
  await services.getByLabel('to', { exact: true }).fill('100')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter an amount that is not less than the first one.').waitFor()
  await expectAccessible(page)
  await services.getByLabel('to', { exact: true }).fill('8000')
  await add.click()
  await services.getByLabel('Name (English)').nth(1).fill('Site')
  await page.getByRole('button', { name: 'Move Site up' }).focus()
  await page.keyboard.press('Enter')
  // Now it is the first, and the focus is on the button that is left.
  await page.getByRole('button', { name: 'Move Site down' }).and(page.locator(':focus')).waitFor()
  await page.getByRole('textbox', { name: 'Address' }).fill('1 rue de la Paix, Paris')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The settings were saved.').waitFor()

  const { body } = await call<{ accessToken: string }>(url, 'POST /api/auth/login', {
    body: admin,
  })
  const { body: read } = await call<{
    result: { data: { services: { name: { en: string } }[] } }
  }>(url, 'GET /trpc/settings.read', { token: body.accessToken })
  expect(read.result.data.services).toMatchObject([
    { name: { en: 'Site' }, priceFrom: null },
    { name: { en: 'Audit' }, priceFrom: 2500, priceTo: 8000, currency: 'EUR' },
  ])
  expect(complaints).toEqual([])
})
