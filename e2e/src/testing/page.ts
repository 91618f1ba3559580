import type { Locator, Page } from 'playwright-core'

/** Waits until the page says by a title where one is. */
export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor()

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

/** Presses a button of the dialog that is open. */
export const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

/** Opens the settings of that name. */
export async function openSettings(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/settings`)
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click()
}

/** The way to a place of the admin app. */
export const place = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name })
