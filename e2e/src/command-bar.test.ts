import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test as base } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { makeColleague } from './testing/colleague.ts'
import { heading } from './testing/page.ts'
import { call, signIn } from './testing/rest.ts'
import { admin } from './testing/server.ts'
import { type Credentials, openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'

const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  const { url } = await stage.serve()
  const token = await signIn(url, admin)
  const { body } = await call<{ id: number }>(url, 'POST /api/leads', {
    token,
    body: {
      name: 'Élodie Łuczak',
      email: 'elodie@nexalia.example',
      company: 'Nexalia',
      tags: ['VIP'],
    },
  })
  const open = async (credentials?: Credentials, options?: BrowserContextOptions) => {
    const { page } = await stage.open(url, options)
    await openInbox(page, url, credentials)
    return page
  }
  return { url, token, leadId: body.id, open }
})

const bar = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })
const field = (page: Page) => bar(page).getByRole('combobox')
const option = (page: Page, name: string | RegExp) => bar(page).getByRole('option', { name })

async function openBar(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await bar(page).waitFor()
  // The focus is in the field at once.
  await expect.poll(() => field(page).evaluate((one) => one === document.activeElement)).toBe(true)
}

/** What the field points at for screen readers. */
async function expectActive(page: Page, name: string | RegExp): Promise<void> {
  await expect
    .poll(async () => [
      await field(page).getAttribute('aria-activedescendant'),
      await option(page, name).first().getAttribute('aria-selected'),
    ])
    .toEqual([await option(page, name).first().getAttribute('id'), 'true'])
}

describe('the command bar', () => {
  test('goes to a page, and to a lead, by the keyboard alone', async ({ stage }) => {
    const page = await stage.open()
    await openBar(page)
    await expectAccessible(page)
    await page.keyboard.type('analyt')
    await expect.poll(() => bar(page).getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await heading(page, 'Analytics')
    expect(await bar(page).count()).toBe(0)

    await openBar(page)
    await page.keyboard.type('luczak')
    await option(page, /Élodie/).waitFor()
    await expectActive(page, /Élodie/)
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${stage.url}/leads/${stage.leadId}`)
    await heading(page, 'Élodie Łuczak')

    await openBar(page)
    await page.keyboard.press('ArrowDown')
    await expectActive(page, 'To do')
    await page.keyboard.type('e')
    await expectActive(page, 'Leads')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('xyzzy')
    await bar(page).getByText('Nothing found for “xyzzy”.').waitFor()
    await page.keyboard.press('Control+k')
    await bar(page).waitFor({ state: 'detached' })
  })

  test('does what the role allows: a new lead, the theme, the language', async ({ stage }) => {
    const page = await stage.open()
    await openBar(page)
    await page.keyboard.type('new lead')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'New lead' }).waitFor()
    // Not on top of another dialog.
    await page.keyboard.press('Control+k')
    expect(await bar(page).count()).toBe(0)
    await page.keyboard.press('Escape')
    await openBar(page)
    await page.keyboard.type('dark')
    await page.keyboard.press('Enter')
    await page.locator('html[data-theme=dark]').waitFor()
    await openBar(page)
    await page.keyboard.type('francais')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Réception' }).first().waitFor()

    const viewer = await stage.open(await makeColleague(stage.url, 'Vera Viewer', 'viewer'))
    await openBar(viewer)
    await option(viewer, 'Sign out').waitFor()
    for (const name of ['New lead', 'Import leads', 'Team', 'Settings']) {
      expect(await option(viewer, name).count(), name).toBe(0)
    }
    await viewer.keyboard.type('sign out')
    await viewer.keyboard.press('Enter')
    await viewer.getByRole('button', { name: 'Sign in' }).waitFor()
  })

  test('says when the leads cannot be asked for, and asks again', async ({ stage }) => {
    const page = await stage.open()
    await page.route(/leads\.list/, (route) => route.fulfill({ status: 500, body: 'down' }))
    await openBar(page)
    await page.keyboard.type('luczak')
    await bar(page).getByRole('alert').waitFor()
    await expectAccessible(page)
    await page.unroute(/leads\.list/)
    await bar(page).getByRole('button', { name: 'Try again' }).click()
    await option(page, /Élodie/).waitFor()
  })

  test('opens by a button on a phone', async ({ stage }) => {
    const page = await stage.open(admin, { viewport: { width: 390, height: 844 }, hasTouch: true })
    await page.getByRole('button', { name: 'Search' }).tap()
    await bar(page).waitFor()
    await expectAccessible(page)
    await option(page, 'To do').tap()
    await page.waitForURL(`${stage.url}/to-do`)
  })
})

describe('the tags of a lead', () => {
  test('are added, taken away, taken back, and lead to all that have them', async ({ stage }) => {
    const page = await stage.open()
    await page.goto(`${stage.url}/leads/${stage.leadId}`)
    const profile = page.getByRole('complementary', { name: 'Profile' })
    const add = profile.getByRole('textbox', { name: 'Add a tag' })
    await add.fill('  Salon 2026 ')
    await add.press('Enter')
    await profile.getByRole('listitem').filter({ hasText: 'Salon 2026' }).waitFor()
    await add.fill('vip')
    await add.press('Enter')
    await profile.getByText('At most 20 tags').waitFor()
    expect([await add.inputValue(), await add.getAttribute('aria-invalid')]).toEqual([
      'vip',
      'true',
    ])
    await expectAccessible(page)
    await profile.getByRole('button', { name: 'Remove the tag “VIP”' }).click()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await profile.getByRole('button', { name: 'Remove the tag “VIP”' }).waitFor()

    // What is wrong in an address falls back to its default, and the rest of it holds.
    await page.goto(`${stage.url}/leads?status=gone&sort=up&tag=vip&q=elodie`)
    await page.getByRole('link', { name: 'Élodie Łuczak' }).waitFor()
    await page.waitForURL(`${stage.url}/leads?tag=vip&q=elodie`)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Tag: vip. Show leads with any tag' }).click()
    await page.waitForURL(`${stage.url}/leads?q=elodie`)
    await page.getByRole('link', { name: 'All leads with the tag “VIP”' }).click()
    await page.waitForURL(`${stage.url}/leads?tag=VIP`)
  })
})
