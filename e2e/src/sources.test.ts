import { addArticles } from '@oka/db/testing/add-articles'
import { expect } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { staffIn } from './testing/inbox.ts'
import { openInbox } from './testing/sign-in.ts'
import { test } from './testing/stage-test.ts'
import { visitorIn } from './testing/widget.ts'

const quote = 'There are two spaces for visitors in the yard.'

test('an answer shows what it rests on, to the visitor and to staff, by the keyboard', async ({
  stage: { url, db, open, openChat },
}) => {
  await addArticles(db, [
    {
      title: 'Our office',
      locale: 'en',
      url: 'https://acme.example/office',
      passages: [{ heading: 'Parking', content: quote }],
    },
    {
      title: 'Nos bureaux',
      locale: 'fr',
      passages: [{ heading: 'Parking', content: 'Deux places sont réservées aux visiteurs.' }],
    },
  ])
  const guest = await openChat()
  const { visitor } = guest
  await visitor.say('Is there parking for visitors?')
  const source = visitor.log.getByText('Source: Our office')
  await source.waitFor()
  const words = visitor.log.getByRole('blockquote')
  expect(await words.isVisible()).toBe(false)
  // From the field backwards: the call of a person, then the source.
  await source.focus()
  await guest.page.keyboard.press('Enter')
  await words.waitFor()
  expect(await words.innerText()).toBe(quote)
  const link = visitor.log.getByRole('link', { name: 'Open the page' })
  expect(await link.getAttribute('href')).toBe('https://acme.example/office')
  await expectAccessible(guest.page)

  // It stays open while more is written, and is there again after a reload.
  await visitor.say('Thanks')
  expect(await words.isVisible()).toBe(true)
  await guest.page.reload()
  await source.waitFor()

  const { page, complaints } = await open()
  await openInbox(page, url)
  const staff = staffIn(page)
  await staff.open(await visitor.conversationId())
  await staff.log.getByText('Source: Our office').focus()
  await page.keyboard.press('Enter')
  await staff.log.getByRole('blockquote').waitFor()
  expect(await staff.log.getByRole('blockquote').innerText()).toBe(quote)
  const article = staff.log.getByRole('link', { name: 'Open the article' })
  expect(await article.getAttribute('href')).toMatch(/^\/knowledge\/[0-9a-f-]{36}$/)
  await expectAccessible(page)

  const french = await open()
  const visiteur = visitorIn(french.page)
  await french.page.goto(`${url}/demo`)
  await visiteur.open(/ouvrir/i)
  await visiteur.say('Il y a un parking ?')
  await visiteur.log.getByText('Source\u00A0: Nos bureaux').waitFor()
  expect([...complaints, ...guest.complaints, ...french.complaints]).toEqual([])
})
