import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from 'playwright-core'
import { createServer } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'

import { expectAccessible } from './testing/accessibility.ts'
import { openBrowser, openWindow } from './testing/browser.ts'

const web = join(import.meta.dirname, '../../apps/web')

/** The files that draw something. */
const components = readdirSync(join(web, 'src/ui'))
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => file.replace('.tsx', ''))

let page: Page
let complaints: string[]

beforeAll(async () => {
  const resources = new AsyncDisposableStack()
  const vite = await createServer({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'error',
    server: { port: 0, strictPort: false, hmr: false, watch: null },
  })
  resources.defer(() => vite.close())
  await vite.listen()
  const browser = await openBrowser()
  resources.defer(() => browser.close())
  const { port } = vite.httpServer!.address() as { port: number }
  const url = `http://127.0.0.1:${port}/ui`
  const window = await openWindow(browser, url)
  page = window.page
  complaints = window.complaints
  await page.goto(url)
  await page.getByRole('heading', { name: 'undo' }).first().waitFor()
  return () => resources.disposeAsync()
})

describe('the page of components', () => {
  test.for(['light', 'dark'])('shows each of them, %s', async (theme) => {
    const shown = await page
      .locator(`[data-gallery=${theme}] [data-component]`)
      .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-component')))
    expect(new Set(shown)).toEqual(new Set(components))
    const background = await page
      .locator(`[data-gallery=${theme}]`)
      .evaluate((part) => getComputedStyle(part).color)
    const lightness = Number(/[\d.]+/.exec(background.replace('oklch', ''))?.[0])
    expect(lightness > 0.5, background).toBe(theme === 'dark')
  })

  test('can be read by everybody, in both themes', async () => {
    await expectAccessible(page)
  })

  test.for([
    ['dialog', 'Open sm', 'dialog'],
    ['confirm-dialog', 'Failed', 'dialog'],
    ['menu', 'Open the menu', 'menu'],
  ] as const)('can be read by everybody with %s open', async ([component, button, role]) => {
    const part = page.locator(`[data-gallery=light] [data-component=${component}]`)
    await part.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole(role).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole(role).waitFor({ state: 'detached' })
  })

  test('complains of nothing', () => {
    expect(complaints).toEqual([])
  })
})
