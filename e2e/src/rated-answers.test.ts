import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { startChat } from './testing/rest.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'

test('an answer is looked into, called wrong, found in the list, and worked off by writing what was missing', async ({
  stage: { url, open },
}) => {
  const visitor = await startChat(url, 'en')
  await visitor.say('I am Jo Reed, we need a customer portal for 15 000 EUR')
  await visitor.say('What does a treasure map cost?')
  const { page, complaints } = await open()
  await openInbox(page, url)
  await page.goto(`${url}/inbox/${visitor.conversationId}`)
  const summary = page.getByText('How it came about')
  await expect.poll(() => summary.count()).toBe(2)

  // By the keyboard alone.
  await summary.nth(0).focus()
  await page.keyboard.press('Enter')
  await page.getByText('On nothing that the company has written.').waitFor()
  const log = page.getByRole('log', { name: 'Messages' })
  await log.getByText('“15 000 EUR”').first().waitFor()
  await page.getByText('OKA’s own rules, no model').waitFor()
  await expectAccessible(page)
  await summary.nth(0).click()

  await summary.nth(1).click()
  await page.getByRole('button', { name: 'Wrong' }).click()
  const why = page.getByRole('textbox', { name: 'Why' })
  await why.fill('It costs 77 EUR.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save the rating' }).click()
  await page.getByText('The rating was saved.').waitFor()
  await page.getByRole('link', { name: 'Write an answer' }).waitFor()

  await page.goto(`${url}/knowledge`)
  await page.getByRole('link', { name: 'Ratings' }).click()
  const list = page.getByRole('list', { name: 'To work off' })
  await list.getByText('It costs 77 EUR.').waitFor()
  await list.getByText('Asked: What does a treasure map cost?').waitFor()
  await expectAccessible(page)
  await list.getByRole('link', { name: 'Write an answer' }).click()
  const title = page.getByRole('textbox', { name: 'Question' })
  await expect.poll(() => title.inputValue()).toBe('What does a treasure map cost?')
  await page.getByRole('textbox', { name: 'Answer' }).fill('A treasure map costs 77 EUR.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('The article was saved.').waitFor()

  await page.goto(`${url}/knowledge/answers`)
  await list.getByRole('button', { name: 'Done' }).click()
  await page.getByText('No answer waits to be put right').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await list.getByText('It costs 77 EUR.').waitFor()
  await list.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('navigation', { name: 'Which ratings' }).getByText('Done').click()
  const done = page.getByRole('list', { name: 'Done' })
  await done.getByText('It costs 77 EUR.').waitFor()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(complaints).toEqual([])
})
