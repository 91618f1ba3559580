import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test as base } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { openBrowser, openWindow } from './testing/browser.ts'
import { readPdfText } from './testing/pdf-text.ts'
import { findFreePort, makeFolder, startServer } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { visitorIn } from './testing/widget.ts'

/** One browser for the file; one server for each test, which may restart it. */
const test = base
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await openBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('server', async ({}, { onCleanup }) => {
    const folder = await makeFolder()
    const options = { dataDir: folder.path, port: await findFreePort() }
    let running = await startServer(options)
    onCleanup(async () => {
      await running.stop('SIGTERM')
      await folder[Symbol.asyncDispose]()
    })
    const restart = async (signal: 'SIGTERM' | 'SIGKILL') => {
      await running.stop(signal)
      running = await startServer(options)
    }
    return { url: running.url, restart }
  })

const appears = (locator: Locator) => locator.first().waitFor()

describe('the whole road, a visitor and a member of staff in two windows', () => {
  test('in English, over reloads and a restart, to the report and the mail', async ({
    browser,
    server,
  }) => {
    const staff = await openWindow(browser, server.url)
    const guest = await openWindow(browser, server.url)
    const visitor = visitorIn(guest.page)

    await openInbox(staff.page, server.url)
    await appears(staff.page.getByText('No conversation yet'))
    await expectAccessible(staff.page)

    // Nothing is stored and nothing but the page and the loader is fetched before the chat is opened.
    await guest.page.goto(`${server.url}/demo/en`)
    await visitor.open(/open the chat/i).catch(() => {})
    expect((await guest.context.storageState()).origins).toEqual([])
    await visitor.sees(/I am the AI assistant of OKA Tech/)
    await expectAccessible(guest.page)

    await visitor.say(
      'Hello, we need to rebuild our customer portal, it is slow and people complain',
    )
    await visitor.sees(/what is your company/i)
    // The conversation shows up in the inbox by itself.
    await staff.page
      .getByRole('link', { name: /Visitor/ })
      .first()
      .click()
    await visitor.say('I am Jane Cooper from Acme Ltd')
    await appears(staff.page.getByText('I am Jane Cooper from Acme Ltd'))

    await guest.page.reload()
    await visitor.sees('I am Jane Cooper from Acme Ltd')
    await staff.page.reload()
    await appears(staff.page.getByText('I am Jane Cooper from Acme Ltd'))

    await visitor.say('our budget is £40,000, by March')
    await visitor.sees(/decision|decide/i)
    await server.restart('SIGKILL')
    await visitor.say('I decide with my partner')
    await visitor.sees(/e-mail/i)
    await appears(staff.page.getByText('I decide with my partner'))
    await visitor.say('jane.cooper@acme.example')
    await appears(staff.page.getByText('jane.cooper@acme.example'))
    await appears(staff.page.getByRole('link', { name: 'Open the lead' }))

    await staff.page.getByRole('button', { name: 'Take over' }).click()
    await visitor.sees(/admin has joined/)
    await staff.page.getByRole('textbox', { name: 'Your reply' }).fill('Hello Jane, this is Sam.')
    await staff.page.getByRole('button', { name: 'Send', exact: true }).click()
    await visitor.sees('Hello Jane, this is Sam.')
    await staff.page.getByRole('button', { name: 'Release' }).click()
    await visitor.sees(/The assistant is back/)
    await expectAccessible(staff.page)

    await staff.page.getByRole('link', { name: 'Open the lead' }).click()
    await appears(staff.page.getByRole('heading', { name: 'Jane Cooper' }))
    await appears(staff.page.getByText('“£40,000”'))
    await expectAccessible(staff.page)
    await staff.page.getByRole('button', { name: 'More actions' }).click()
    await staff.page.getByRole('menuitem', { name: 'Show in the audit' }).click()
    await appears(staff.page.getByText(/^Lead \d+ came from a conversation/))
    await staff.page.goBack()

    await staff.page.getByRole('tab', { name: 'Report' }).click()
    await staff.page.getByRole('button', { name: 'Generate the report' }).first().click()
    await appears(staff.page.getByText('Version 1'))
    await appears(staff.page.getByRole('heading', { name: 'What you want' }))
    await expectAccessible(staff.page)
    const asked = staff.page.waitForResponse((response) => response.url().endsWith('/pdf'))
    await staff.page.getByRole('button', { name: 'Open the PDF' }).click()
    const pdf = await (await asked).body()
    expect(await readPdfText(Uint8Array.from(pdf).buffer)).toContain('£40,000')
    await staff.page.keyboard.press('Escape')

    await staff.page.getByRole('button', { name: 'Send by e-mail' }).click()
    await staff.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click()
    await appears(staff.page.getByText(/on its way to jane\.cooper@acme\.example/))
    await staff.page.getByRole('link', { name: 'Mails' }).first().click()
    await appears(staff.page.getByText('jane.cooper@acme.example'))
    await expectAccessible(staff.page)

    await staff.page.getByRole('link', { name: 'Analytics' }).first().click()
    await appears(staff.page.getByRole('heading', { name: 'Analytics' }))
    await expectAccessible(staff.page)

    expect(staff.complaints).toEqual([])
    expect(guest.complaints).toEqual([])
  })

  test('in French, on a phone', async ({ browser, server }) => {
    const guest = await openWindow(browser, server.url, {
      locale: 'fr-FR',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    const visitor = visitorIn(guest.page)
    await guest.page.goto(`${server.url}/demo`)
    await visitor.open(/ouvrir/i)
    await visitor.sees(/questions à OKA Tech/)
    await visitor.say('bonjour, on voudrait refaire notre site de commande')
    await visitor.sees(/comment s’appelle votre structure/i)
    await visitor.say('Boulangerie Dupré, je m’appelle Zoé Dupré')
    await visitor.sees(/Zoé/)
    await visitor.say('zoe@dupre.example')

    const staff = await openWindow(browser, server.url, { viewport: { width: 390, height: 844 } })
    await openInbox(staff.page, server.url)
    await staff.page.getByRole('link', { name: 'Leads' }).first().click()
    await appears(staff.page.getByText('Zoé Dupré'))
    await expectAccessible(staff.page)
    expect(staff.complaints).toEqual([])
    expect(guest.complaints).toEqual([])
  })
})
