import { describe, expect, test as base } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { staffIn } from './testing/inbox.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'
import { readStored, saidBy } from './testing/stored.ts'
import { visitorIn } from './testing/widget.ts'

/** One server, one browser and one member of staff for the file; each test has a visitor of its own. */
const test = base.extend('chat', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  const { url } = await stage.serve()
  const staff = await stage.open(url)
  await openInbox(staff.page, url)
  const newcomer = () => stage.open(url)
  const enter = async () => {
    const guest = await newcomer()
    await guest.page.goto(`${url}/demo/en`)
    const visitor = visitorIn(guest.page)
    await visitor.open()
    await visitor.sees(/I am the AI assistant/)
    return { ...guest, visitor }
  }
  const stored = async (conversationId: string) => readStored(url, conversationId)
  return { url, staff: { ...staff, ...staffIn(staff.page) }, newcomer, enter, stored }
})

const notSent = 'Not sent yet, trying again…'
const banner =
  'No connection, trying again… Your messages are kept. If this lasts, try another network.'
const willBeSent = 'Goes out by itself once the connection is back.'

describe('a network that comes and goes', () => {
  test('a message says that it is on its way, and that it has arrived', async ({ chat }) => {
    const { page, visitor, complaints } = await chat.enter()
    const held = Promise.withResolvers<void>()
    await page.route('**/trpc/chat.send', async (route) => {
      await held.promise
      await route.continue()
    })
    await visitor.say('Hello')
    await visitor.sees('Sending…')
    held.resolve()
    await visitor.log.getByText('Sent', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('what a visitor writes without it is sent once and in order when it is back', async ({
    chat,
  }) => {
    const { page, context, visitor, complaints } = await chat.enter()
    // Before the first word not even what speaks with the server has been fetched.
    await context.setOffline(true)
    await visitor.say('Hello')
    await visitor.sees(notSent)
    await context.setOffline(false)
    await visitor.log.getByText('Sent', { exact: true }).waitFor()
    const id = await visitor.conversationId()

    await context.setOffline(true)
    await visitor.chat.getByText(banner).waitFor()
    const later = ['We need a new portal', 'the old one is slow', 'and people complain']
    for (const words of later) await visitor.say(words)
    const retry = visitor.log.getByRole('button', { name: 'Try again' })
    await expect.poll(() => retry.count()).toBe(later.length)
    expect(await visitor.log.getByText(notSent).count()).toBe(later.length)
    await expectAccessible(page)
    await context.setOffline(false)
    await expect.poll(() => visitor.log.getByText(notSent).count()).toBe(0)
    await visitor.chat.getByText(banner).waitFor({ state: 'hidden' })

    expect(await visitor.written()).toEqual(['Hello', ...later])
    expect(saidBy('visitor', await chat.stored(id))).toEqual(['Hello', ...later])
    expect(complaints).toEqual([])
  })

  test('what a visitor leaves unsent is sent by the next page of the site', async ({ chat }) => {
    const { page, context, visitor } = await chat.enter()
    await visitor.say('Hello')
    await visitor.log.getByText('Sent', { exact: true }).waitFor()
    await context.setOffline(true)
    await visitor.say('We need a new portal')
    await visitor.say('by March')
    await visitor.field.fill('and our budget')
    await page.close()
    await context.setOffline(false)

    const next = visitorIn(await context.newPage())
    await next.page.goto(`${chat.url}/demo`)
    const words = ['Hello', 'We need a new portal', 'by March']
    await expect.poll(next.written).toEqual(words)
    const waiting = next.log.getByText('Pas encore envoyé, nouvel essai…')
    await expect.poll(() => waiting.count()).toBe(0)
    expect(await next.field.inputValue()).toBe('and our budget')
    const id = await next.conversationId()
    await expect.poll(async () => saidBy('visitor', await chat.stored(id))).toEqual(words)
  })

  test('a closed panel sends and tells what comes on the next page', async ({ chat }) => {
    const { staff } = chat
    const { page, context, visitor, complaints } = await chat.enter()
    await context.setOffline(true)
    await visitor.say('We need a new portal')
    await visitor.sees(notSent)
    await visitor.chat.getByRole('dialog').getByRole('button', { name: 'Close the chat' }).click()
    await page.close()
    await context.setOffline(false)

    const next = visitorIn(await context.newPage())
    await next.page.goto(`${chat.url}/demo/en`)
    const id = await next.conversationId()
    await expect.poll(async () => saidBy('visitor', await chat.stored(id))).toHaveLength(1)
    expect(await next.chat.getByRole('dialog').count()).toBe(0)
    await next.page.goto('about:blank')

    await staff.open(id)
    await staff.reply('We build portals.')
    await next.page.goto(`${chat.url}/demo/en`)
    await next.chat.getByRole('button', { name: /^Open the chat, \d unread/ }).click()
    await next.sees('We build portals.')
    expect(complaints).toEqual([])
  })

  test('a panel that does not come is being waited for, and tried again', async ({ chat }) => {
    const { page } = await chat.newcomer()
    const parts: string[] = []
    const held = Promise.withResolvers<void>()
    await page.route('**/widget/panel-*', async (route) => {
      parts.push(route.request().url())
      if (parts.length > 1) return await route.continue()
      await held.promise
      await route.abort()
    })
    await page.goto(`${chat.url}/demo/en`, { waitUntil: 'networkidle' })
    expect(parts).toEqual([])
    const visitor = visitorIn(page)
    const launcher = visitor.chat.getByRole('button', { name: 'Open the chat' })
    await Promise.all([page.waitForRequest('**/widget/panel-*'), launcher.click()])
    expect(await launcher.getAttribute('aria-busy')).toBe('true')
    held.resolve()
    await expect.poll(() => launcher.getAttribute('aria-busy')).toBeNull()
    await launcher.click()
    await visitor.sees(/I am the AI assistant/)
    expect(parts).toHaveLength(2)
  })

  test('a saved conversation is loaded before anything is suggested', async ({ chat }) => {
    const { page, visitor } = await chat.enter()
    await visitor.say('Hello')
    await visitor.log.getByText('Sent', { exact: true }).waitFor()
    const held = Promise.withResolvers<void>()
    await page.route('**/widget/api-*', async (route) => {
      await held.promise
      await route.continue()
    })
    await page.reload()
    await visitor.sees('Loading your conversation…')
    await expectAccessible(page)
    expect(await visitor.chat.getByText(/I am the AI assistant|What does an audit/).count()).toBe(0)
    held.resolve()
    await visitor.sees('Hello')
    await visitor.sees(/I am the AI assistant/)
  })

  test('a message that is too long says why it is not sent', async ({ chat }) => {
    const { page, visitor, complaints } = await chat.enter()
    const counter = visitor.chat.locator('#left')
    const said = async () => [
      await counter.textContent(),
      await counter.getAttribute('aria-live'),
      await visitor.field.getAttribute('aria-invalid'),
    ]
    await visitor.field.fill('a'.repeat(3_990))
    expect(await said()).toEqual(['10 characters left', 'off', 'false'])
    await visitor.field.fill('a'.repeat(4_002))
    expect(await said()).toEqual(['2 characters too many', 'polite', 'true'])
    await visitor.field.press('Enter')
    expect(await said()).toEqual(['Not sent: 2 characters too many', 'polite', 'true'])
    await expectAccessible(page)
    await visitor.field.fill('a'.repeat(4_000))
    await visitor.field.press('Enter')
    await visitor.log.getByText('Sent', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('what staff write without it is sent once when it is back, and what they missed is there', async ({
    chat,
  }) => {
    const { staff } = chat
    const { visitor, complaints } = await chat.enter()
    await visitor.say('Is anybody there?')
    const id = await visitor.conversationId()
    await staff.open(id)
    await staff.reply('I am, hello.')
    await visitor.sees('I am, hello.')

    await staff.context.setOffline(true)
    await staff.page.getByText('You are offline.').waitFor()
    await staff.write('What can I do for you?')
    await staff.write('Take your time.')
    await staff.sees(willBeSent)
    await expectAccessible(staff.page)
    await visitor.say('We need a new portal')
    await staff.context.setOffline(false)
    await staff.sees('We need a new portal')
    await staff.log.getByText(willBeSent).waitFor({ state: 'hidden' })
    await visitor.sees('Take your time.')

    const messages = await chat.stored(id)
    const replies = ['I am, hello.', 'What can I do for you?', 'Take your time.']
    expect(saidBy('agent', messages)).toEqual(replies)
    expect(saidBy('visitor', messages)).toEqual(await visitor.written())
    expect([...complaints, ...staff.complaints]).toEqual([])
  })

  test('what staff leave unsent is sent by the next page', async ({ chat }) => {
    const { staff } = chat
    const { visitor } = await chat.enter()
    await visitor.say('Is anybody there?')
    const id = await visitor.conversationId()
    const left = staffIn(await staff.context.newPage())
    await left.page.goto(`${chat.url}/inbox/${id}`)
    await left.field.waitFor()
    await staff.context.setOffline(true)
    await left.write('I am, hello.')
    await left.sees(willBeSent)
    await left.page.close()
    await staff.context.setOffline(false)

    await staff.page.goto(`${chat.url}/leads`)
    await visitor.sees('I am, hello.')
    expect(saidBy('agent', await chat.stored(id))).toEqual(['I am, hello.'])
  })

  test('two tabs of a visitor are one conversation', async ({ chat }) => {
    const { staff } = chat
    const { context, visitor: one, complaints } = await chat.enter()
    await one.say('From the first tab')
    await one.log.getByText('Sent', { exact: true }).waitFor()
    const two = visitorIn(await context.newPage())
    await two.page.goto(`${chat.url}/demo/en`)
    await two.sees('From the first tab')
    await two.say('From the second tab')
    await one.sees('From the second tab')

    await context.setOffline(true)
    await one.say('From the first tab, offline')
    await two.say('From the second tab, offline')
    await context.setOffline(false)
    const id = await one.conversationId()
    await expect.poll(async () => saidBy('visitor', await chat.stored(id))).toHaveLength(4)
    for (const tab of [one, two]) {
      await expect.poll(tab.written).toEqual(saidBy('visitor', await chat.stored(id)))
      expect(new Set(await tab.written()).size).toBe(4)
    }

    await staff.open(id)
    await staff.reply('Hello, both of you.')
    for (const tab of [one, two]) {
      await tab.sees('Hello, both of you.')
      await tab.chat.getByRole('dialog').getByRole('button', { name: 'Close the chat' }).click()
    }
    await staff.reply('Still there?')
    const unread = 'Open the chat, 1 unread message'
    for (const tab of [one, two]) await tab.chat.getByRole('button', { name: unread }).waitFor()
    await two.open()
    await two.sees('Still there?')
    await one.chat.getByRole('button', { name: 'Open the chat', exact: true }).waitFor()
    expect(complaints).toEqual([])
  })
})
