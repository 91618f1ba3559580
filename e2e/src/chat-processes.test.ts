import type { Page } from 'playwright-core'
import { describe, expect, test as base } from 'vitest'

import { staffIn } from './testing/inbox.ts'
import { openNetwork } from './testing/network.ts'
import { findFreePort } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { portOf, setStage, type Stage } from './testing/stage.ts'
import { readStored, saidBy } from './testing/stored.ts'
import { visitorIn } from './testing/widget.ts'

/** A browser and a database for the file; each test starts its servers. */
const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  return stage
})

/** A visitor who has begun a conversation at one address, and staff who have it open at another. */
async function bringTogether(stage: Stage, visitorUrl: string, staffUrl: string) {
  const [guest, colleague] = [await stage.open(visitorUrl), await stage.open(staffUrl)]
  const [visitor, staff] = [visitorIn(guest.page), staffIn(colleague.page)]
  await guest.page.goto(`${visitorUrl}/demo/en`)
  await visitor.open()
  await visitor.say('Hello')
  const id = await visitor.conversationId()
  await openInbox(staff.page, staffUrl)
  await staff.open(id)
  await staff.sees('Hello')
  return { visitor, staff, id, complaints: [guest.complaints, colleague.complaints] }
}

/** The bubble of an answer that is being written, as staff see it. */
const unfinished = '[role="log"] [aria-live="off"] p + div'

/** Notes how the answer looks at each step of its being written, however short. */
async function watchWriting(page: Page): Promise<() => Promise<string[]>> {
  const noted = await page.evaluateHandle((bubble) => {
    const texts: string[] = []
    const note = () => {
      const text = document.querySelector(bubble)?.textContent
      if (text) texts.push(text)
    }
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    return texts
  }, unfinished)
  return () => noted.jsonValue()
}

const notSent = 'Not sent yet, trying again…'
const reconnecting = /^(Reconnecting…|No connection,)/

describe('a visitor and staff on two processes over one database', () => {
  test('see each other type and write, and lose nothing when one is killed and the other stopped', async ({
    stage,
  }) => {
    const [one, other] = [await stage.serve(), await stage.serve()]
    const { visitor, staff, id, complaints } = await bringTogether(stage, one.url, other.url)

    const roles = async () => (await readStored(other.url, id)).map(({ role }) => role).join(' ')
    const answered = async () => saidBy('assistant', await readStored(other.url, id)).at(-1)!

    // The answer to the greeting has been written before the next one is watched.
    await expect.poll(roles).toMatch(/visitor assistant$/)
    await staff.sees(await answered())
    await staff.page.locator(unfinished).waitFor({ state: 'hidden' })

    await visitor.field.pressSequentially('We need')
    await staff.page.getByText('Visitor is typing…').waitFor()
    const writing = await watchWriting(staff.page)
    // An answer to several messages is not begun before the visitor is quiet, and then seen being written.
    await visitor.say('We need a new customer portal')
    await visitor.say('the old one is slow and people complain')
    await expect.poll(roles).toMatch(/visitor visitor assistant$/)
    const answer = await answered()
    await staff.sees(answer)
    const steps = await writing()
    expect(steps.length).toBeGreaterThan(0)
    for (const step of steps) expect(answer).toContain(step)

    await staff.page.getByRole('button', { name: 'Take over' }).click()
    await visitor.sees('admin has joined the conversation.')
    await staff.field.pressSequentially('Good')
    await visitor.chat.getByText('admin is typing…').waitFor()
    await staff.reply('Good morning.')
    await visitor.sees('Good morning.')

    await one.stop('SIGKILL')
    await visitor.say('Are you still there?')
    await visitor.sees(notSent)
    await visitor.chat.getByText(reconnecting).waitFor()
    await staff.reply('I am.')
    await stage.serve({ port: portOf(one) })
    await visitor.sees('I am.')
    await staff.sees('Are you still there?')
    await visitor.log.getByText(notSent).waitFor({ state: 'hidden' })

    // A stop that hangs is cut short within 10 s, and ends with 1.
    expect(await other.stop('SIGTERM'), other.output()).toBe(0)
    await staff.page.getByText(reconnecting).waitFor()
    await staff.write('I am back in a moment.')
    await visitor.say('I am waiting')
    await stage.serve({ port: portOf(other) })
    await staff.sees('I am waiting')
    await visitor.sees('I am back in a moment.')
    await staff.page.getByText(reconnecting).waitFor({ state: 'hidden' })

    const stored = await readStored(one.url, id)
    expect(await visitor.written()).toEqual(saidBy('visitor', stored))
    expect(saidBy('visitor', stored)).toEqual([
      'Hello',
      'We need a new customer portal',
      'the old one is slow and people complain',
      'Are you still there?',
      'I am waiting',
    ])
    expect(saidBy('agent', stored)).toEqual(['Good morning.', 'I am.', 'I am back in a moment.'])
    expect(complaints.flat()).toEqual([])
  })
})

describe('where WebSockets are blocked', () => {
  test('both go on over server-sent events', async ({ stage }) => {
    const port = await findFreePort()
    await using proxy = await openNetwork(port, { sockets: 'refused' })
    const { url } = proxy
    await stage.serve({ port, env: { PUBLIC_URL: url } })
    const { visitor, staff, id, complaints } = await bringTogether(stage, url, url)

    await visitor.sees(/project/i)
    await visitor.field.pressSequentially('We need')
    await staff.page.getByText('Visitor is typing…').waitFor()
    await staff.reply('Good morning.')
    await visitor.sees('Good morning.')
    await visitor.say('We need a new portal')
    await staff.sees('We need a new portal')
    await staff.page.getByText('Live', { exact: true }).first().waitFor()
    expect(proxy.blocked()).toBeGreaterThan(1)

    const network = visitor.page.context()
    await network.setOffline(true)
    await visitor.chat.getByText(reconnecting).waitFor()
    await visitor.say('by March')
    await staff.reply('Which company is it for?')
    await network.setOffline(false)
    await visitor.sees('Which company is it for?')
    await staff.sees('by March')

    const stored = await readStored(url, id)
    expect(saidBy('visitor', stored)).toEqual(['Hello', 'We need a new portal', 'by March'])
    expect(saidBy('agent', stored)).toEqual(['Good morning.', 'Which company is it for?'])
    expect(complaints.flat()).toEqual([])
  })
})
