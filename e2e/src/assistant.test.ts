import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { pixel, press } from './testing/form.ts'
import { openSettings } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'
import { visitorIn } from './testing/widget.ts'

/** Whatever the kind of its blanks. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

const questionOf = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

test('untouched, the preview says what the chat says, in both languages and on a phone', async ({
  stage: { url, open },
}) => {
  const { page } = await open({ viewport: { width: 390, height: 844 } })
  await openInbox(page, url)
  await page.goto(`${url}/settings/assistant`)
  const preview = page.getByRole('complementary', { name: 'What visitors see' })
  for (const [language, path, name] of [
    ['English', '/demo/en', /open the chat/i],
    ['French', '/demo', /ouvrir la discussion/i],
  ] as const) {
    await preview.getByRole('button', { name: language }).click()
    const guest = await open()
    await guest.page.goto(url + path)
    const visitor = visitorIn(guest.page)
    await visitor.open(name)
    const greeting = visitor.chat.locator('.greeting .bubble')
    await greeting.waitFor()
    const chips = visitor.chat.getByRole('list', { name: 'Suggestions' }).getByRole('button')
    const said = [await greeting.innerText(), ...(await chips.allInnerTexts())]
    expect(said).toHaveLength(3)
    const shown = await preview.innerText()
    for (const words of said) expect(plain(shown)).toContain(plain(words))
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})

test('the assistant is shaped in the settings and seen beside them, and a visitor meets it as it was saved', async ({
  stage: { url, open, openChat },
}) => {
  const { page, complaints } = await open()
  await openInbox(page, url)
  await openSettings(page, url, 'Assistant')
  const preview = page.getByRole('complementary', { name: 'What visitors see' })
  await preview.getByText('I have a project to tell you about').waitFor()
  await expectAccessible(page)

  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Léa')
  const picture = page.getByLabel('Picture', { exact: true })
  await picture.setInputFiles({
    name: 'a.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture'),
  })
  await page.getByText('This file is not a picture that can be shown.').waitFor()
  await picture.setInputFiles({
    name: 'a.png',
    mimeType: 'image/png',
    buffer: Buffer.alloc(5_000_000),
  })
  await page.getByText('This file is larger than 2 MB.').waitFor()
  await picture.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: pixel })
  await preview.locator('img').waitFor()

  await page
    .getByRole('textbox', { name: 'Greeting (English)' })
    .fill('Hello, I am Léa, the AI assistant of the practice.')
  await page
    .getByRole('textbox', { name: 'Suggestions (English)' })
    .fill('Book a session\nWhere are you?')
  await preview.getByText('Hello, I am Léa').waitFor()
  await preview.getByText('Léa · AI assistant').first().waitFor()
  await preview.getByText('Where are you?').waitFor()
  await page.getByRole('checkbox', { name: 'We do digital projects' }).uncheck()

  for (const name of ['Their company or sector', 'Their budget', 'Who decides']) {
    await questionOf(page, name).getByRole('checkbox', { name: 'Ask it' }).uncheck()
  }
  const when = questionOf(page, 'By when')
  await page.getByRole('button', { name: 'Move “By when” up' }).focus()
  await page.keyboard.press('Enter')
  expect(
    await page.getByRole('list', { name: 'Questions' }).getByRole('listitem').nth(1).textContent(),
  ).toContain('By when')
  await when.getByText('Wording and answers').click()
  await when
    .getByRole('textbox', { name: 'Wording (English)' })
    .fill('When would you like to come?')
  const choices = when.getByRole('textbox', { name: 'Answers to choose from (English)' })
  await choices.fill('This week\nThis month\n<b>Later</b>')
  await page.getByRole('button', { name: 'Add a subject' }).click()
  const words = page.getByRole('textbox', { name: 'Words it is recognised by' })
  await words.fill('diagnosis\nthe')
  await press(page, 'Save')

  // What is wrong is said where it is, and nothing of the rest is lost or saved.
  await page.getByText('Enter at most 6 answers of at most 60 characters').waitFor()
  await page.getByText('none that nearly every message contains').waitFor()
  await expect.poll(() => choices.evaluate((field) => field === document.activeElement)).toBe(true)
  await expectAccessible(page)
  await choices.fill('This week\nThis month\nLater')
  await words.fill('diagnosis')
  await press(page, 'Save')
  await page.getByText('The assistant was saved.').waitFor()
  await page.reload()
  await preview.getByText('When would you like to come?').waitFor()
  await preview.locator('img').waitFor()

  // A colleague saves first: both are there to be chosen from.
  const other = await open()
  await openInbox(other.page, url)
  await other.page.goto(page.url())
  await other.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ana')
  await press(other.page, 'Save')
  await other.page.getByText('The assistant was saved.').waitFor()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Eva')
  await press(page, 'Save')
  await page.getByText('A colleague changed the assistant meanwhile.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Show theirs' }).click()
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Ana')

  const guest = await openChat()
  const { visitor } = guest
  await visitor.sees('Hello, I am Léa, the AI assistant of the practice.')
  await visitor.chat.getByText('Ana · AI assistant').first().waitFor()
  await visitor.chat.getByRole('button', { name: 'Book a session' }).waitFor()
  await visitor.say('My knee has been hurting since Sunday')
  await visitor.sees('When would you like to come?')
  const chips = visitor.chat.getByRole('list', { name: 'Suggestions' })
  const later = chips.getByRole('button', { name: 'This month' })
  await later.waitFor()
  expect(await chips.getByRole('button').allInnerTexts()).toEqual([
    'This week',
    'This month',
    'Later',
  ])
  await expectAccessible(guest.page)
  await later.focus()
  await guest.page.keyboard.press('Enter')
  await expect.poll(() => visitor.written()).toContain('This month')
  await chips.waitFor({ state: 'detached' })
  await visitor.sees(/your name|pleasure of talking to/)
  expect([...complaints, ...other.complaints, ...guest.complaints]).toEqual([])
})
