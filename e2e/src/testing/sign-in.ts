import type { Page } from 'playwright-core'

import { admin } from './server.ts'

export type Credentials = { email: string; password: string }

/** Signs in to the admin app at that address, and waits for the inbox. */
export async function openInbox(
  page: Page,
  url: string,
  credentials: Credentials = admin,
): Promise<void> {
  await page.goto(url)
  await enterPassword(page, credentials)
  await page.getByRole('heading', { name: 'Inbox' }).first().waitFor()
}

/** Fills in the page that asks for e-mail and password, wherever that leads. */
export async function enterPassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs out by the menu of the account. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
}
