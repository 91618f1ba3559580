import type { Page } from 'playwright-core'
import { describe, expect, test as base } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { makeColleague } from './testing/colleague.ts'
import { staffIn } from './testing/inbox.ts'
import { confirm, heading, place, press } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'
import { readStored, saidBy } from './testing/stored.ts'
import { visitorIn } from './testing/widget.ts'

/** One server, one browser and two of the staff for the file; each test has a visitor of its own. */
const test = base.extend('team', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  const { url } = await stage.serve()
  const [first, second] = [await stage.open(url), await stage.open(url)]
  await openInbox(first.page, url)
  await openInbox(second.page, url, await makeColleague(url, 'Nora Blanc', 'agent'))
  const enter = async () => {
    const guest = await stage.open(url)
    const visitor = visitorIn(guest.page)
    await guest.page.goto(`${url}/demo/en`)
    await visitor.open()
    return { ...guest, visitor }
  }
  const complaints = () => [...first.complaints, ...second.complaints]
  return { url, admin: staffIn(first.page), nora: staffIn(second.page), enter, complaints }
})

/** Everything the page is sent while it is open, over HTTP and over sockets. */
function overhear(page: Page): () => string {
  let heard = ''
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => (heard += String(payload))),
  )
  page.on('response', async (response) => {
    if (response.url().includes('/trpc')) heard += await response.text().catch(() => '')
  })
  return () => heard
}

/** Counts the chimes of the page, of two tones each. */
async function countChimes(page: Page): Promise<() => Promise<number>> {
  const tones = await page.evaluateHandle(() => {
    const heard = { count: 0 }
    AudioContext.prototype.createOscillator = function count() {
      heard.count += 1
      return new OscillatorNode(this)
    }
    return heard
  })
  return () => tones.evaluate(({ count }) => count / 2)
}

describe('a visitor and two of the staff', () => {
  test('whoever asks for a person rings everybody until one of them acknowledges', async ({
    team: { admin, nora, enter, complaints },
  }) => {
    const { page, visitor, complaints: own } = await enter()
    await visitor.chat.getByRole('button', { name: 'Talk to a person' }).click()
    await visitor.sees(/^A colleague has been called and will join you here/)
    await visitor.chat.getByRole('button', { name: 'Request passed on' }).waitFor()
    await expectAccessible(page)
    const toast = 'A person is asked for: a visitor'
    for (const staff of [admin, nora]) {
      await staff.rings('one is')
      await staff.page.getByRole('alert').getByText(toast).waitFor()
    }
    await admin.page.getByRole('button', { name: /^Notifications/ }).click()
    await admin.page.getByRole('list', { name: 'Notifications' }).getByText(toast).waitFor()
    await expectAccessible(admin.page)
    await confirm(admin.page, 'Acknowledge')
    for (const staff of [admin, nora]) {
      await staff.rings('none is')
      await staff.page.getByRole('alert').waitFor({ state: 'hidden' })
    }
    expect([...own, ...complaints()]).toEqual([])
  })

  test('who is handed a conversation is called, and the visitor is told by both names', async ({
    team: { admin, nora, enter, complaints },
  }) => {
    const { visitor, complaints: own } = await enter()
    await visitor.say('Is anybody there?')
    await admin.open(await visitor.conversationId())
    await press(admin.page, 'Take over')
    await visitor.sees('admin has joined the conversation.')
    // The field is given the focus, which would close a menu.
    await admin.page.locator('textarea:focus').waitFor()
    await press(admin.page, 'More actions')
    await admin.page.getByRole('menuitem', { name: 'Hand over to…' }).click()
    const colleague = admin.page.getByRole('dialog').getByRole('button', { name: /Nora Blanc/ })
    await colleague.getByText('Available').waitFor()
    await expectAccessible(admin.page)
    await colleague.click()
    await visitor.sees('admin has handed the conversation over to Nora Blanc.')
    await visitor.chat.getByRole('heading', { name: 'Nora Blanc' }).waitFor()
    await admin.page.getByText('Nora Blanc answers.').first().waitFor()

    await nora.rings('one is')
    const toast = nora.page.getByRole('alert')
    await toast.getByText('admin handed you a conversation: a visitor').waitFor()
    await toast.getByRole('button', { name: 'Open' }).click()
    await nora.page.getByText('You answer. The assistant stays silent.').waitFor()
    await nora.rings('none is')
    await nora.reply('Good morning, this is Nora.')
    await visitor.sees('Good morning, this is Nora.')
    expect([...own, ...complaints()]).toEqual([])
  })

  test('whoever answers is called once for each burst when they look at something else', async ({
    team: { admin, nora, enter, complaints },
  }) => {
    const { visitor, complaints: own } = await enter()
    await visitor.say('Is anybody there?')
    const id = await visitor.conversationId()
    await nora.open(id)
    await nora.reply('I am. One moment, please.')
    await visitor.sees('I am. One moment, please.')
    const chimes = await countChimes(nora.page)
    const read = nora.page.waitForResponse((response) => response.url().includes('chat.markRead'))
    await visitor.say('Take your time.')
    await nora.sees('Take your time.')
    await read

    await place(nora.page, 'Leads').click()
    await heading(nora.page, 'Leads')
    await visitor.say('How long will it take?')
    const toast = nora.page.getByRole('status').filter({ hasText: 'New message from a visitor' })
    await toast.getByText('How long will it take?').waitFor()
    await expect.poll(() => nora.page.title()).toMatch(/^\(1\)/)
    await expectAccessible(nora.page)
    await visitor.say('It is about a portal.')
    await toast.getByText('It is about a portal.').waitFor()
    expect(await chimes()).toBe(1)
    await toast.getByRole('button', { name: 'Open' }).click()
    await nora.sees('It is about a portal.')
    await toast.waitFor({ state: 'hidden' })
    await expect.poll(() => nora.page.title()).not.toMatch(/^\(/)
    expect(await admin.page.getByText('New message from a visitor').count()).toBe(0)
    expect([...own, ...complaints()]).toEqual([])
  })

  test('an address that leads to no conversation says so', async ({
    team: { url, nora, complaints },
  }) => {
    await nora.page.goto(`${url}/inbox/00000000-0000-4000-8000-000000000000`)
    await nora.page.getByText('This conversation is gone').waitFor()
    await expectAccessible(nora.page)
    await nora.page.getByRole('link', { name: 'Back to the inbox' }).click()
    await nora.page.getByText('Choose a conversation').waitFor()
    expect(complaints()).toEqual([])
  })

  test('a note calls whom it mentions, and nothing of it ever reaches the visitor', async ({
    team: { url, admin, nora, enter, complaints },
  }) => {
    const { page, visitor } = await enter()
    const heard = overhear(page)
    await visitor.say('What does an audit cost?')
    const id = await visitor.conversationId()
    await nora.page.goto(`${url}/leads`)
    await admin.open(id)
    await press(admin.page, 'Note')
    const note = admin.page.getByRole('textbox', { name: 'Your note' })
    await note.pressSequentially('Secret for @no')
    await admin.page.getByRole('listbox', { name: 'Colleagues' }).waitFor()
    await expectAccessible(admin.page)
    await note.press('Enter')
    await note.pressSequentially('what did we ask last time?')
    await press(admin.page, 'Add the note')
    const words = 'Secret for @Nora Blanc what did we ask last time?'
    const card = { name: 'Internal note by admin' }
    await admin.page.getByRole('article', card).getByText(words).waitFor()

    await nora.rings('one is')
    await nora.page.getByRole('alert').getByRole('button', { name: 'Open' }).click()
    await nora.page.getByRole('article', card).getByText(words).waitFor()
    await nora.rings('none is')
    await expectAccessible(nora.page)
    await nora.reply('About as much as last time.')
    await visitor.sees('About as much as last time.')
    await page.reload()
    await visitor.sees('About as much as last time.')
    expect(heard()).toContain('About as much as last time.')
    expect(heard()).not.toContain('Secret')
    expect(JSON.stringify(await readStored(url, id))).not.toContain('Secret')
    expect(complaints()).toEqual([])
  })

  test('a canned reply comes with what is known of the lead; what was read is marked on both sides', async ({
    team: { url, admin, nora, enter, complaints },
  }) => {
    await admin.page.goto(`${url}/replies`)
    await press(admin.page, 'New reply')
    await admin.page.getByLabel('Name', { exact: true }).fill('Greeting')
    await admin.page
      .getByLabel('Text', { exact: true })
      .fill('Hello {{first_name}} of {{company}}, {{agent}} here.')
    await expectAccessible(admin.page)
    await confirm(admin.page, 'Save')
    await admin.page.getByRole('heading', { name: /^Greeting/ }).waitFor()

    const { visitor } = await enter()
    await visitor.say('I am Jane Cooper from Acme Ltd, jane@acme.example')
    const id = await visitor.conversationId()
    await admin.open(id)
    await admin.page.getByRole('link', { name: 'Open the lead' }).waitFor()
    await admin.field.pressSequentially('/greet')
    await admin.page.getByRole('option', { name: /Greeting/ }).waitFor()
    await admin.field.press('Enter')
    const greeting = 'Hello Jane of Acme Ltd, admin here.'
    await expect.poll(() => admin.field.inputValue()).toBe(greeting)
    await admin.field.press('Enter')
    await visitor.sees(greeting)
    await admin.log.getByText('Seen').waitFor()

    await nora.page.goto(`${url}/inbox`)
    await visitor.say('Hello, when can we talk?')
    const row = nora.page.locator(`[data-conversation="${id}"]`)
    await row.getByText(/unread message/).waitFor()
    await row.click()
    await nora.sees('Hello, when can we talk?')
    await row.getByText(/unread message/).waitFor({ state: 'hidden' })
    await visitor.chat.getByRole('dialog').getByRole('button', { name: 'Close the chat' }).click()
    await admin.reply('Tomorrow at ten?')
    const seen = admin.log.getByText('Tomorrow at ten?').getByText('Seen')
    await visitor.chat.getByRole('button', { name: /1 unread message/ }).waitFor()
    expect(await seen.count()).toBe(0)
    await visitor.open()
    await seen.waitFor()
    expect(saidBy('agent', await readStored(url, id))).toEqual([greeting, 'Tomorrow at ten?'])
    expect(complaints()).toEqual([])
  })

  test('settings are changed on their page, and the audit says which', async ({
    team: { admin, complaints },
  }) => {
    const { page } = admin
    await place(page, 'Settings').click()
    await page.getByLabel('From a fit score of').fill('101')
    await press(page, 'Save')
    await page.getByText('Enter a whole number from 1 to 100.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('From a fit score of').fill('85')
    await press(page, 'Save')
    await page.getByText('The settings were saved.').waitFor()
    await place(page, 'Audit').click()
    await page.getByRole('combobox', { name: 'Event' }).selectOption('Settings changed')
    await page.getByText('admin changed the settings: score of hot leads.').waitFor()
    await page.getByRole('combobox', { name: 'Event' }).selectOption('Note written')
    await page.getByText(/^admin wrote a note on/).waitFor()
    expect(complaints()).toEqual([])
  })
})
