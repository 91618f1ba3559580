import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

import chromium from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContext,
  chromium as playwright,
  type Page,
} from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * What asks a person before a page of the internet speaks to this machine. A page that a test serves by a
 * route, and a frame without an origin, count as such; sites and servers on the internet do not.
 */
const localNetworkChecks = ['LocalNetworkAccessChecks', 'LocalNetworkAccessChecksWebSockets']

/** CHROME_PATH, else a Chrome or Chromium of this machine, else on Linux the one that comes from npm, unpacked. */
export async function findBrowser(): Promise<{ executablePath: string } | { channel: 'chrome' }> {
  const path = process.env['CHROME_PATH'] ?? installed.find((candidate) => existsSync(candidate))
  if (path) return { executablePath: path }
  if (process.platform !== 'linux') return { channel: 'chrome' }
  return { executablePath: await unpackChromium() }
}

/** Opens windows; closing it closes them all. */
export type WindowOpener = Pick<Browser, 'newContext'> & { close: () => Promise<void> }

/** One for all files of a worker: each start takes half a second of a core. It ends with the worker. */
let shared: Promise<Browser> | undefined

/** Windows of the worker's browser, which share nothing: each has a profile of its own. */
export async function openBrowser(): Promise<WindowOpener> {
  shared ??= launchBrowser()
  const browser = await shared
  const contexts: BrowserContext[] = []
  return {
    async newContext(options) {
      const context = await browser.newContext(options)
      contexts.push(context)
      return context
    },
    close: async () => void (await Promise.all(contexts.map((context) => context.close()))),
  }
}

/** Ends the browser of a process that is no worker of the tests, which would not end before it. */
export async function closeBrowser(): Promise<void> {
  const browser = await shared
  await browser?.close()
}

async function launchBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', `--disable-features=${localNetworkChecks.join(',')}`]
  const browser = await playwright.launch({ ...(await findBrowser()), args })
  // One that has crashed is not used again.
  browser.on('disconnected', () => (shared = undefined))
  return browser
}

/**
 * Unpacks the Chromium from npm into a folder of this user's, once a machine. Its package puts it into TMPDIR with
 * a fixed name, where another user's copy can be neither run nor replaced.
 */
async function unpackChromium(): Promise<string> {
  const folder = join(tmpdir(), `oka-chromium-${userInfo().uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const former = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    return await chromium.executablePath()
  } finally {
    if (former === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = former
  }
}

export type Window = {
  page: Page
  context: BrowserContext
  /** What the page complained about: errors, and requests to a host that is not ours. */
  complaints: string[]
}

/** A window of its own, with cookies and storage of its own. */
export async function openWindow(
  browser: WindowOpener,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Window> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(240_000)
  const complaints: string[] = []
  const { host } = new URL(url)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A server that restarts cannot be reached for a moment, which Chromium always writes down.
    const expected = /Failed to load resource|WebSocket connection|ERR_CONNECTION_REFUSED/
    if (message.type() === 'error' && !expected.test(message.text()))
      complaints.push(message.text())
  })
  page.on('request', (request) => {
    const target = new URL(request.url())
    // The browser's own, such as the viewer it shows a PDF with, leaves the machine no more than a blob does.
    const stays = ['blob:', 'data:', 'about:', 'chrome:', 'chrome-extension:']
    const isOurs = target.host === host || stays.includes(target.protocol)
    if (!isOurs) complaints.push(`request to ${target.host}`)
  })
  return { page, context, complaints }
}
