import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import type { BrowserContext } from 'playwright-core'

const folder = join(import.meta.dirname, '../../host-pages')

/** The pages of sites that embed the chat, each with what some site does to it. */
export const hostPages: readonly string[] = readdirSync(folder).map((file) =>
  basename(file, '.html'),
)

/** Serves them as pages of `url`; returns their addresses. */
export async function serveHostPages(
  context: BrowserContext,
  url: string,
): Promise<(name: string) => string> {
  await context.route(`${url}/host/*`, (route) => {
    const name = basename(new URL(route.request().url()).pathname)
    return route.fulfill({
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: readFileSync(join(folder, `${name}.html`)),
    })
  })
  return (name) => `${url}/host/${name}`
}
