import type { BrowserContext } from 'playwright-core'

export type HostPage = {
  head?: string
  body?: string
  html?: string
  /** Nothing for quirks mode. */
  doctype?: string
  headers?: Record<string, string>
}

const text = '<h1>A site</h1><p style="height: 3000px">A long page.</p>'

/** Pages of a site that embeds the chat, by the name in the address that it returns. */
export async function serveHostPages(
  context: BrowserContext,
  url: string,
  pages: Record<string, HostPage>,
): Promise<(name: string) => string> {
  await context.route(`${url}/host/*`, (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname.slice('/host/'.length))
    const { head = '', body = text, html = '', doctype = '<!doctype html>', headers } = pages[name]!
    return route.fulfill({
      headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
      body: `${doctype}<html lang="en" ${html}><head><script src="${url}/widget.js"></script>${head}</head><body>${body}</body></html>`,
    })
  })
  return (name) => `${url}/host/${name}`
}
