import type { Page } from 'playwright-core'
import { describe, expect, test as base } from 'vitest'

import { type HostPage, serveHostPages } from './testing/host-page.ts'
import { openPlainProxy } from './testing/plain-proxy.ts'
import { findFreePort } from './testing/server.ts'
import { setStage } from './testing/stage.ts'
import { visitorIn } from './testing/widget.ts'

const important = `position: relative !important; z-index: 1 !important; max-width: 1140px !important;
  margin: 0 auto !important; float: left !important; transform: rotate(3deg) !important; opacity: 0.4 !important;
  filter: blur(2px) !important; visibility: hidden !important; display: block !important;
  pointer-events: none !important; zoom: 2 !important; contain: strict !important;
  writing-mode: vertical-rl !important; color-scheme: dark !important; --surface: red !important;
  animation: away 1s infinite !important; transition: all 9s !important`

/** What sites do to the elements of their pages. */
const pages: Record<string, HostPage> = {
  reference: {},
  reset: {
    head: '<style>body > * { position: relative; z-index: 1; max-width: 1140px; margin: 0 auto }</style>',
  },
  important: {
    head: `<style>oka-chat, body > *, html > :not(head, body) { ${important} }
      *::before { content: "XX" !important } ::backdrop { background: red !important }
      @keyframes away { to { transform: translateX(400px) } }</style>`,
  },
  'own element': {
    head: `<style>body { transform: scale(0.9) } oka-chat { ${important} }</style>`,
    body: '<div style="overflow: hidden; height: 40px; transform: rotate(5deg)"><oka-chat></oka-chat></div>',
  },
  transforms: {
    head: '<style>body { transform: translate(40px, 40px) scale(0.8); filter: grayscale(1); contain: paint }</style>',
  },
  'small rem': { head: '<style>html { font-size: 62.5% } * { box-sizing: border-box }</style>' },
  'right to left': { html: 'dir="rtl"' },
  quirks: { doctype: '' },
  base: { head: '<base href="https://elsewhere.example/folder/">' },
  twice: { head: '<script src="/widget.js"></script><script async src="/widget.js"></script>' },
  policy: {
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'self'; connect-src 'self' ws:; require-trusted-types-for 'script'",
    },
    body: '<h1>A site</h1>',
  },
}

const test = base.extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  const server = await stage.serve()
  const open = async (name: string, url = server.url) => {
    const guest = await stage.open(url)
    await guest.page.setViewportSize({ width: 1000, height: 800 })
    const addressOf = await serveHostPages(guest.context, url, pages)
    await guest.page.goto(addressOf(name))
    return { ...guest, addressOf, visitor: visitorIn(guest.page) }
  }
  return { server, open, serve: stage.serve }
})

const corner = { x: 1000 - 20 - 60, y: 800 - 20 - 60, width: 60, height: 60 }
const answered = { timeout: 20_000 }

/** Opens the panel, sends a message and has it answered. */
async function converse({ page, visitor }: { page: Page; visitor: ReturnType<typeof visitorIn> }) {
  await visitor.open()
  await visitor.field.waitFor()
  // It grows into its place.
  await expect
    .poll(() => visitor.chat.getByRole('dialog').boundingBox())
    .toMatchObject({ x: 1000 - 20 - 392, width: 392 })
  await visitor.say('What does an audit cost?')
  await expect
    .poll(() => visitor.log.locator('.assistant .bubble').count(), answered)
    .toBeGreaterThan(0)
  expect(await page.locator('oka-chat').count()).toBe(1)
}

/** How many pixels of two pictures differ by more than what antialiasing does. */
async function differing(page: Page, one: Buffer, two: Buffer): Promise<number> {
  return await page.evaluate(
    async (sources) => {
      const read = async (source: string) => {
        const bytes = Uint8Array.from(atob(source), (sign) => sign.codePointAt(0)!)
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        return context.getImageData(0, 0, bitmap.width, bitmap.height).data
      }
      const [first, second] = await Promise.all(sources.map(read))
      let count = 0
      for (let at = 0; at < first!.length; at += 4) {
        const far = [0, 1, 2].some(
          (part) => Math.abs(first![at + part]! - second![at + part]!) > 24,
        )
        if (far) count += 1
      }
      return count
    },
    [one.toString('base64'), two.toString('base64')],
  )
}

describe('on a page that', { timeout: 90_000 }, () => {
  test.for(Object.keys(pages))(
    'is called "%s" the chat stands, looks and works as elsewhere',
    async (name, { site }) => {
      const reference = await site.open('reference')
      const guest = await site.open(name)
      const launcher = guest.visitor.chat.getByRole('button', { name: 'Open the chat' })
      await launcher.waitFor()
      expect(await launcher.boundingBox()).toEqual(corner)
      const [expected, seen] = await Promise.all(
        [reference, guest].map(({ page }) => page.screenshot({ clip: corner })),
      )
      expect(await differing(reference.page, expected!, seen!)).toBeLessThan(60)
      await converse(guest)
      expect(guest.complaints).toEqual([])
      await Promise.all([reference.context.close(), guest.context.close()])
    },
  )

  test.for([
    [
      'the body, as Turbo does',
      () => {
        const next = document.createElement('body')
        next.innerHTML = '<h1>Next</h1>'
        document.documentElement.replaceChild(next, document.body)
      },
    ],
    [
      'all of the body, as htmx does',
      () => {
        document.body.innerHTML = '<h1>Next</h1>'
      },
    ],
    [
      'the whole document',
      () => {
        const next = document.createElement('html')
        next.innerHTML = '<head></head><body><h1>Next</h1></body>'
        document.replaceChild(next, document.documentElement)
      },
    ],
    [
      'the body by one with an element of ours',
      () => {
        const next = document.createElement('body')
        next.innerHTML = '<h1>Next</h1><oka-chat></oka-chat>'
        document.body.replaceWith(next)
      },
    ],
  ] as const)(
    'replaces %s keeps the chat, its panel and its draft',
    async ([, replace], { site }) => {
      const guest = await site.open('reference')
      const { page, visitor } = guest
      await converse(guest)
      await visitor.field.fill('half a sent')
      await page.evaluate(replace)
      await page.getByRole('heading', { name: 'Next' }).waitFor()
      await visitor.sees('What does an audit cost?')
      await expect.poll(() => visitor.field.inputValue()).toBe('half a sent')
      await page.addScriptTag({ url: `${site.server.url}/widget.js` })
      expect(await page.locator('oka-chat').count()).toBe(1)
      await visitor.say('half a sentence')
      expect(guest.complaints).toEqual([])
      await guest.context.close()
    },
  )

  test('is printed shows no chat, nor does one that hides it', async ({ site }) => {
    const { page, context, visitor } = await site.open('important')
    const launcher = visitor.chat.getByRole('button', { name: 'Open the chat' })
    await launcher.waitFor()
    await page.emulateMedia({ media: 'print' })
    await launcher.waitFor({ state: 'hidden' })
    await page.emulateMedia({ media: 'screen' })
    await launcher.waitFor()
    await page.evaluate(() => document.querySelector('oka-chat')!.toggleAttribute('hidden'))
    await launcher.waitFor({ state: 'hidden' })
    await context.close()
  })
})

test(
  'eight tabs without WebSockets all send and are answered',
  { timeout: 150_000 },
  async ({ site }) => {
    const port = await findFreePort()
    await using proxy = await openPlainProxy(port)
    await site.serve({ port, env: { PUBLIC_URL: proxy.url } })
    const first = await site.open('reference', proxy.url)
    await converse(first)
    const tabs = [first.visitor]
    while (tabs.length < 8) {
      const page = await first.context.newPage()
      await page.goto(first.addressOf('reference'))
      tabs.push(visitorIn(page))
    }
    for (const [index, tab] of tabs.entries()) {
      await tab.field.waitFor(answered)
      await tab.say(`Question ${index}`)
    }
    for (const tab of tabs) {
      await expect
        .poll(() => tab.log.getByText('Sent', { exact: true }).count(), answered)
        .toBeGreaterThan(0)
      await expect.poll(async () => (await tab.written()).length, { timeout: 60_000 }).toBe(9)
    }
  },
)
