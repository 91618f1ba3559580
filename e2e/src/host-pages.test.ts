import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test as base } from 'vitest'

import { hostPages, serveHostPages } from './testing/host-page.ts'
import { openNetwork } from './testing/network.ts'
import { findFreePort } from './testing/server.ts'
import { setStage } from './testing/stage.ts'
import { visitorIn } from './testing/widget.ts'

const withSite = base.extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  const server = await stage.serve()
  const open = async (
    name: string,
    { url = server.url, withChat = true, ...options }: OpenOptions = {},
  ) => {
    const guest = await stage.open(url, { viewport: { width: 1000, height: 800 }, ...options })
    const addressOf = await serveHostPages(guest.context, url)
    if (!withChat) await guest.context.route('**/widget.js', (route) => route.abort())
    await guest.page.goto(addressOf(name))
    return { ...guest, addressOf, visitor: visitorIn(guest.page) }
  }
  return { server, open, serve: stage.serve }
})

type OpenOptions = BrowserContextOptions & { url?: string; withChat?: boolean }
type Guest = { page: Page; visitor: ReturnType<typeof visitorIn> }

const corner = { x: 1000 - 20 - 60, y: 800 - 20 - 60, width: 60, height: 60 }
const panel = { x: 1000 - 20 - 392, y: 800 - 20 - 76 - 660, width: 392, height: 660 }
/** Without its round corners, behind which the page is seen. */
const insidePanel = { x: panel.x + 8, y: panel.y + 8, width: 392 - 16, height: 660 - 16 }
/** Opens the panel, and waits until it has grown into its place and has all that it opens with. */
async function openPanel({ visitor }: Guest) {
  await visitor.open()
  await visitor.field.waitFor()
  await visitor.chat.getByRole('button', { name: 'What are your prices?' }).waitFor()
  await expect.poll(() => visitor.chat.getByRole('dialog').boundingBox()).toEqual(panel)
}

/** Sends a message and has it answered. */
async function converse({ page, visitor }: Guest) {
  await visitor.say('What does an audit cost?')
  await expect.poll(() => visitor.answers.count()).toBeGreaterThan(1)
  expect(await visitor.written()).toEqual(['What does an audit cost?'])
  expect(await page.locator('oka-chat').count()).toBe(1)
}

/** Scrolls the page: the chat must leave it there. */
const scroll = (page: Page) => page.evaluate(() => window.scrollTo(0, 200))

/** How the chat looks on a page that does nothing to it, with and without its panel; taken once for the file. */
const test = withSite.extend('plain', { scope: 'file' }, async ({ site }) => {
  const guest = await site.open('plain')
  const { page, visitor } = guest
  await visitor.chat.getByRole('button', { name: 'Open the chat' }).waitFor()
  await scroll(page)
  const launcher = await shootAtRest(page, corner)
  await openPanel(guest)
  return { page, launcher, panel: await shootAtRest(page, insidePanel) }
})

/** A picture of a part of the page once nothing in it moves: two in a row that are the same. */
async function shootAtRest(page: Page, clip: typeof corner): Promise<Buffer> {
  const shoot = () => page.screenshot({ clip })
  let last = await shoot()
  await expect
    .poll(async () => {
      const before = last
      last = await shoot()
      return last.equals(before)
    })
    .toBe(true)
  return last
}

/** How many pixels of two pictures differ by more than what antialiasing does; `page` counts them. */
function differing(page: Page, ...shots: [Buffer, Buffer]): Promise<number> {
  return page.evaluate(
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
    shots.map((shot) => shot.toString('base64')),
  )
}

const endOfLine = '\0'

/**
 * Everything of a page that a script could spoil, a line each: elements, styles, places, globals, prototypes. As one
 * text: a list of ten thousands is passed out of the page line by line.
 */
function describePage(end: string): string {
  const lines = [
    `address ${location.href}`,
    `title ${document.title}`,
    `history ${history.length}`,
    `scrolled ${scrollX} ${scrollY}`,
    `size ${document.documentElement.scrollWidth} ${document.documentElement.scrollHeight}`,
  ]
  const elements = [...document.querySelectorAll('*')].filter(
    ({ localName }) => localName !== 'oka-chat',
  )
  // Prototype replaces `entries`.
  let index = 0
  for (const element of elements) {
    index += 1
    const { x, y, width, height } = element.getBoundingClientRect()
    const html = (element.cloneNode() as Element).outerHTML
    lines.push(`${index} ${html} at ${x} ${y} ${width} ${height}`)
    const style = getComputedStyle(element)
    for (const property of style)
      lines.push(`${index} ${property}: ${style.getPropertyValue(property)}`)
  }
  const described = { window, JSON, Promise, history }
  const globals = window as unknown as Record<string, unknown>
  const owners = Object.getOwnPropertyNames(window)
    .filter((name) => typeof globals[name] === 'function')
    .map((name) => [name, (globals[name] as { prototype?: object }).prototype ?? {}] as const)
  for (const [name, owner] of [...Object.entries(described), ...owners]) {
    const keys = Object.entries(Object.getOwnPropertyDescriptors(owner))
    for (const [key, property] of keys) {
      const text = typeof property.value === 'object' ? 'object' : String(property.value)
      lines.push(`${name}.${key} ${text} ${property.get !== undefined} ${property.enumerable}`)
    }
  }
  return lines.join(end)
}

/** The lines that only one of the two has. */
function difference(before: string[], after: string[]): string[] {
  const [had, has] = [new Set(before), new Set(after)]
  return [
    ...before.filter((line) => !has.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !had.has(line)).map((line) => `+ ${line}`),
  ]
}

describe('on a page that', () => {
  test.for(hostPages)(
    'is called "%s" the chat stands, looks and works as elsewhere, and changes nothing',
    async (name, { site, plain }) => {
      const [bare, guest] = await Promise.all([
        site.open(name, { withChat: false }),
        site.open(name),
      ])
      const launcher = guest.visitor.chat.getByRole('button', { name: 'Open the chat' })
      await launcher.waitFor()
      for (const { page } of [bare, guest]) await scroll(page)
      expect(await launcher.boundingBox()).toEqual(corner)
      await expect
        .poll(async () => {
          const launcherShot = await guest.page.screenshot({ clip: corner })
          return differing(plain.page, plain.launcher, launcherShot)
        })
        .toBeLessThan(60)

      await openPanel(guest)
      await expect
        .poll(async () => {
          const panelShot = await guest.page.screenshot({ clip: insidePanel })
          return differing(plain.page, plain.panel, panelShot)
        })
        .toBeLessThan(60)
      await converse(guest)
      const [before, after] = await Promise.all(
        [bare, guest].map(async ({ page }) =>
          (await page.evaluate(describePage, endOfLine)).split(endOfLine),
        ),
      )
      expect(before!.length).toBeGreaterThan(1000)
      expect(difference(before!, after!)).toEqual([])

      await guest.page.emulateMedia({ media: 'print' })
      await launcher.waitFor({ state: 'hidden' })
      expect(guest.complaints).toEqual(bare.complaints)
      await Promise.all([bare, guest].map(({ context }) => context.close()))
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
      'what it shows, as a single-page app does',
      () => {
        history.pushState({}, '', '?next')
        document.querySelector('h1')!.textContent = 'Next'
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
      const guest = await site.open('plain')
      const { page, visitor } = guest
      await openPanel(guest)
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

  test('writes itself anew, as `document.write` does later on, has the chat with its conversation', async ({
    site,
  }) => {
    const guest = await site.open('plain')
    await openPanel(guest)
    await converse(guest)
    await guest.page.evaluate(() => {
      document.open()
      document.write('<!doctype html><html lang="en"><h1>Next</h1></html>')
      document.close()
    })
    await guest.visitor.sees('What does an audit cost?')
    await guest.visitor.say('And the one after?')
    expect(await guest.page.locator('oka-chat').count()).toBe(1)
    expect(guest.complaints).toEqual([])
    await guest.context.close()
  })

  test('hides the chat by an attribute shows none, nor does one that is printed', async ({
    site,
  }) => {
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

test('on a page at 200 % the chat takes the screen, and all of it is within reach', async ({
  site,
}) => {
  const guest = await site.open('plain', {
    viewport: { width: 500, height: 400 },
    deviceScaleFactor: 2,
  })
  const { context, visitor } = guest
  const launcher = visitor.chat.getByRole('button', { name: 'Open the chat' })
  await launcher.waitFor()
  expect(await launcher.boundingBox()).toEqual({ ...corner, x: 420, y: 320 })
  await visitor.open()
  const dialog = visitor.chat.getByRole('dialog')
  await expect.poll(() => dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 500, height: 400 })
  await converse(guest)
  const { y, height } = (await visitor.field.boundingBox())!
  expect(y).toBeGreaterThan(200)
  expect(y + height).toBeLessThan(400)
  await dialog.getByRole('button', { name: 'Close the chat' }).click()
  await launcher.waitFor()
  expect(guest.complaints).toEqual([])
  await context.close()
})

test('in a sandbox that leaves a page no origin the chat says that it does not work there', async ({
  site,
}) => {
  const { page, context, addressOf } = await site.open('plain', { withChat: false })
  await context.unroute('**/widget.js')
  const told: string[] = []
  page.on('console', (message) => told.push(message.text()))
  /** A frame of that page with the chat in it. */
  const openFrame = async (sandbox: string) => {
    await page.evaluate(
      (attributes) =>
        document.body.replaceChildren(
          Object.assign(document.createElement('iframe'), {
            ...attributes,
            width: 600,
            height: 780,
          }),
        ),
      { sandbox, src: addressOf('plain') },
    )
    await expect.poll(() => page.frames().length).toBe(2)
    const visitor = visitorIn(page.frames()[1]!)
    await visitor.open()
    return visitor
  }

  const refused = await openFrame('allow-scripts')
  await refused.say('Do you ship to Lille?')
  await refused.chat.getByText('This chat is not enabled for this site.').waitFor()
  await refused.log.getByText('Not sent').waitFor()
  expect(await refused.log.getByText('trying again').count()).toBe(0)
  expect(told.filter((text) => text.startsWith('OKA:'))).toEqual([
    'OKA: this chat is not enabled for null. A sandboxed frame needs allow-same-origin.',
  ])

  const allowed = await openFrame('allow-scripts allow-same-origin')
  await allowed.say('Do you ship to Lille?')
  await expect.poll(() => allowed.answers.count()).toBeGreaterThan(1)
  await context.close()
})

test('eight tabs without WebSockets all send and are answered', async ({ site }) => {
  const port = await findFreePort()
  await using proxy = await openNetwork(port, { sockets: 'refused' })
  await site.serve({ port, env: { PUBLIC_URL: proxy.url } })
  const first = await site.open('plain', { url: proxy.url })
  await openPanel(first)
  await converse(first)
  const tabs = [first.visitor]
  while (tabs.length < 8) {
    const page = await first.context.newPage()
    await page.goto(first.addressOf('plain'))
    tabs.push(visitorIn(page))
  }
  for (const [index, tab] of tabs.entries()) {
    await tab.field.waitFor()
    await tab.say(`Question ${index}`)
  }
  for (const tab of tabs) {
    await expect.poll(() => tab.log.getByText('Sent', { exact: true }).count()).toBeGreaterThan(0)
    await expect.poll(async () => (await tab.written()).length).toBe(9)
  }
})
