import type { Page } from 'playwright-core'

/** A PNG of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export const textbox = (page: Page, name: string) =>
  page.getByRole('textbox', { name, exact: true })

/** Fills in the fields of these names. */
export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await textbox(page, name).fill(value)
}

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click()
