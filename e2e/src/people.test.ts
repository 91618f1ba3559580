import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { describe, expect, test as base } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { openBrowser, openWindow } from './testing/browser.ts'
import { makeColleague } from './testing/colleague.ts'
import { confirm, heading, place, press } from './testing/page.ts'
import { makeResetLink } from './testing/reset-link.ts'
import { makeFolder, startServer } from './testing/server.ts'
import { enterPassword, openInbox, signOut } from './testing/sign-in.ts'

/** One server and one browser for the file; each test has people of its own. */
const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const { path } = resources.use(await makeFolder())
  const { url } = resources.use(await startServer({ dataDir: path }))
  const browser = await openBrowser()
  resources.defer(() => browser.close())
  const open = async () => openWindow(browser, url)
  return { url, dataDir: path, open }
})

/** Milliseconds until an open page knows that its session has ended. */
const soon = 30_000

/** Types a new password that is refused: the field says so and has the focus. */
async function expectRefused(page: Page, password: string, submit: string): Promise<void> {
  const field = page.getByLabel('New password', { exact: true })
  await field.fill(password)
  await page.getByText('Weak, will not be accepted.').waitFor()
  await press(page, submit)
  await page.getByText('Too easy to guess.').waitFor()
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
}

describe('the people of the team, each in a window of their own', () => {
  test('an invitation is mailed, and whoever has it joins', async ({ stage }) => {
    const email = 'lea.martin@oka.test'
    const password = 'correct horse battery staple'
    const staff = await stage.open()
    await openInbox(staff.page, stage.url)
    await place(staff.page, 'Team').click()
    await staff.page.getByText('No invitation is open.').waitFor()
    await press(staff.page, 'Invite')
    await staff.page.getByLabel('E-mail').fill(email)
    await staff.page.getByLabel('Viewer').check()
    await expectAccessible(staff.page)
    await confirm(staff.page, 'Invite')
    const link = await staff.page.getByLabel('Link of the invitation').inputValue()
    await expectAccessible(staff.page)
    await confirm(staff.page, 'Done')
    await staff.page.getByRole('button', { name: `Withdraw the invitation of ${email}` }).waitFor()
    await expectAccessible(staff.page)
    await place(staff.page, 'Mails').click()
    await staff.page.getByRole('link', { name: email }).click()
    await staff.page.getByText('Invite them again to get a link to hand on.').waitFor()
    const masked = staff.page.frameLocator('iframe').locator('a').first()
    expect(await masked.getAttribute('href')).toBe('https://link.invalid/')
    await expectAccessible(staff.page)

    const { page, complaints } = await stage.open()
    await page.goto(link)
    await heading(page, /^Join /)
    expect(page.url()).toBe(`${stage.url}/join`)
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email)
    await page.getByLabel('Your name').fill('Léa Martin')
    await expectAccessible(page)
    await expectRefused(page, 'password1234', 'Create my account')
    await expectAccessible(page)
    await expectRefused(page, 'LeaMartin1234', 'Create my account')
    await page.getByLabel('New password', { exact: true }).fill(password)
    await page.getByText('Strong.', { exact: true }).waitFor()
    await press(page, 'Create my account')
    await heading(page, 'Inbox')
    await signOut(page)
    await enterPassword(page, { email, password })
    await heading(page, 'Inbox')
    // A viewer sees nothing of the team.
    expect(await place(page, 'Team').count()).toBe(0)

    const late = await stage.open()
    await late.page.goto(link)
    await heading(late.page, 'This invitation does not work')
    await expectAccessible(late.page)
    for (const seen of [staff.complaints, complaints, late.complaints]) expect(seen).toEqual([])
  })

  test('a forgotten password is replaced by a link, which no admin sees and the operator can make', async ({
    stage,
  }) => {
    const paul = await makeColleague(stage.url, 'Paul Petit', 'agent')
    const password = 'quatre chats bleus sous la pluie'
    const { page, complaints } = await stage.open()
    await page.goto(stage.url)
    await page.getByRole('link', { name: 'Forgotten your password?' }).click()
    await heading(page, 'Forgotten password')
    await expectAccessible(page)
    await page.getByLabel('E-mail').fill(paul.email)
    await press(page, 'Send the link')
    await heading(page, 'Check your mailbox')
    await expectAccessible(page)

    const staff = await stage.open()
    await openInbox(staff.page, stage.url)
    await place(staff.page, 'Mails').click()
    // The newest mail first: before it, one invited them.
    await staff.page.getByRole('link', { name: paul.email }).first().click()
    await staff.page.getByText(`“pnpm admin:reset-link ${paul.email}”`).waitFor()
    const masked = staff.page.frameLocator('iframe').locator('a').first()
    expect(await masked.getAttribute('href')).toBe('https://link.invalid/')
    await expectAccessible(staff.page)
    await page.goto(await makeResetLink(stage, paul.email))
    await heading(page, 'Choose another password')
    expect(page.url()).toBe(`${stage.url}/reset`)
    await expectAccessible(page)
    await expectRefused(page, 'azertyuiopqs', 'Save the password')
    await page.getByLabel('New password', { exact: true }).fill(password)
    await press(page, 'Save the password')
    await heading(page, 'Your password is changed')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Go to sign-in' }).click()
    await enterPassword(page, paul)
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    await enterPassword(page, { ...paul, password })
    await heading(page, 'Inbox')
    expect([...complaints, ...staff.complaints]).toEqual([])
  })

  test('a second factor is set up by its picture, asked for, and replaced by a recovery code once', async ({
    stage,
  }) => {
    const nora = await makeColleague(stage.url, 'Nora Blanc', 'agent')
    const { page, complaints } = await stage.open()
    await openInbox(page, stage.url, nora)
    await page.goto(`${stage.url}/account`)
    await page.getByText('This device').waitFor()
    await expectAccessible(page)

    await press(page, 'Turn on')
    await page.getByRole('dialog').getByLabel('Current password').fill(nora.password)
    await confirm(page, 'Continue')
    await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
    await expectAccessible(page)
    const secret = (await page.getByRole('dialog').locator('code').innerText()).replaceAll(' ', '')
    await page.getByLabel('Code that the app shows now').fill(await generate({ secret }))
    await confirm(page, 'Turn on')
    await heading(page, 'Keep your recovery codes')
    await expectAccessible(page)
    const codes = await page.getByRole('list', { name: 'Recovery codes' }).innerText()
    const [recoveryCode = ''] = codes.split('\n')
    await confirm(page, 'I have kept them')
    await page.getByText('10 recovery codes are left.').waitFor()
    await expectAccessible(page)

    await signOut(page)
    await enterPassword(page, nora)
    await heading(page, 'One more step')
    await expectAccessible(page)
    // Each code works once: it is the next one that lets in, which the clock's tolerance allows.
    const epoch = Math.floor(Date.now() / 1000) + 30
    await page.getByLabel('Six-digit code').fill(await generate({ secret, epoch }))
    await press(page, 'Confirm')
    await heading(page, 'Inbox')

    const useRecoveryCode = async () => {
      await signOut(page)
      await enterPassword(page, nora)
      await press(page, 'Use a recovery code')
      await page.getByLabel('Recovery code').fill(recoveryCode)
      await press(page, 'Confirm')
    }
    await useRecoveryCode()
    await heading(page, 'Inbox')
    await useRecoveryCode()
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  test('of two passwords that are missing, the upper one has the focus', async ({ stage }) => {
    const { page, complaints } = await stage.open()
    await openInbox(page, stage.url)
    await page.goto(`${stage.url}/account`)
    await press(page, 'Change the password')
    await page.getByText('Too short: at least 12 characters.').waitFor()
    const focused = page.getByLabel('Current password').and(page.locator(':focus'))
    await focused.waitFor()
    expect(complaints).toEqual([])
  })

  test('signing out everywhere ends the open page of another window', async ({ stage }) => {
    const omar = await makeColleague(stage.url, 'Omar Leroy', 'agent')
    const here = await stage.open()
    const there = await stage.open()
    await openInbox(there.page, stage.url, omar)
    await openInbox(here.page, stage.url, omar)
    await here.page.goto(`${stage.url}/account`)
    const sessions = here.page.getByRole('list', { name: 'Where you are signed in' })
    await sessions
      .getByRole('button', { name: /^Sign out/ })
      .first()
      .waitFor()
    await press(here.page, 'Sign out everywhere')
    await expectAccessible(here.page)
    await confirm(here.page, 'Sign out everywhere')
    await there.page.getByText('Your session has ended.').waitFor({ timeout: soon })
    await expectAccessible(there.page)
    await here.page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect([...here.complaints, ...there.complaints]).toEqual([])
  })

  test('another role is felt in the open window, and the audit knows who gave it', async ({
    stage,
  }) => {
    const { name, ...ines } = await makeColleague(stage.url, 'Ines Roux', 'viewer')
    const staff = await stage.open()
    const colleague = await stage.open()
    await openInbox(colleague.page, stage.url, ines)
    await openInbox(staff.page, stage.url)
    await place(staff.page, 'Team').click()
    await staff.page.getByLabel(`Role of ${name}`).selectOption('Administrator')
    await expectAccessible(staff.page)
    await confirm(staff.page, 'Change the role')
    await colleague.page.getByText('Your session has ended.').waitFor({ timeout: soon })
    await enterPassword(colleague.page, ines)
    await place(colleague.page, 'Team').waitFor()

    const { page } = staff
    await place(page, 'Audit').click()
    const entries = page.getByRole('region', { name: 'What happened, the latest first' })
    await entries.getByText(`admin changed the role of ${name}`).waitFor()
    await expectAccessible(page)
    const person = page.getByRole('combobox', { name: 'Person' })
    await person.selectOption(name)
    await expect.poll(() => entries.getByText('joined the team').count()).toBe(1)
    await page.getByRole('combobox', { name: 'Event' }).selectOption('Signed in')
    await expect.poll(() => entries.getByText(/joined|changed/).count()).toBe(0)
    // On joining, in the window above, and once more there with the new role.
    expect(await entries.getByText(`${name} signed in.`).count()).toBe(3)
    await person.selectOption('admin')
    await expect.poll(() => entries.getByText(name).count()).toBe(0)
    await page.getByRole('link', { name: 'Clear the filters' }).click()
    await press(page, 'Check the chain')
    await page.getByText('The chain is intact').waitFor()
    await expectAccessible(page)
    expect([...staff.complaints, ...colleague.complaints]).toEqual([])
  })
})
