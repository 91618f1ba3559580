import { admin, makeFolder, type RunningServer, startServer } from '@oka/e2e/testing/server'
import { openBrowser, openWindow, type WindowOpener } from '@oka/e2e/testing/browser'
import { enterPassword } from '@oka/e2e/testing/sign-in'
import { visitorIn } from '@oka/e2e/testing/widget'
import type { Page } from 'playwright-core'

import { isLong } from '../command-line.ts'
import { describeRun, table, writeResult } from '../results.ts'
import { startDatabase } from '../running/database.ts'
import { fillDatabase } from '../running/large-database.ts'
import { median } from '../statistics.ts'

const rounds = isLong ? 11 : 5

/**
 * Lighthouse's simulated phone: a processor four times as slow, 1.6 Mbit/s, 150 ms for each request.
 * https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
 */
const phone = {
  cpuSlowdown: 4,
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  },
}
const viewport = { width: 390, height: 844 }

type Visit = { launcherMs: number; panelMs: number; before: number; click: number; all: number }
type Load = { usableMs: number; script: number; files: number }

/** What the chat weighs and when it can be used on a slow phone, and the inbox of the admin app. */
export async function benchWidget(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url } = resources.use(await startDatabase(dataDir))
  await fillDatabase(url, 1000)
  const env = { DATABASE_URL: url, RATE_LIMIT_SCALE: '100' }
  const server = resources.use(await startServer({ dataDir, env }))
  const browser = await openBrowser()
  resources.defer(() => browser.close())

  const visits: Visit[] = []
  const loads: Load[] = []
  for (let round = 0; round < rounds; round += 1) {
    visits.push(await visit(browser, server))
    loads.push(await openInboxAgain(browser, server))
  }
  const visited = (figure: keyof Visit) => median(visits.map((one) => one[figure]))
  const loaded = (figure: keyof Load) => median(loads.map((one) => one[figure]))
  const rows = [
    ['', 'JavaScript, brotli', 'can be used after, ms', 'goal'],
    [
      'chat, before the click',
      `${visited('before')} B`,
      visited('launcherMs').toFixed(0),
      '1,024 B',
    ],
    ['chat, at the click', `${visited('click')} B`, visited('panelMs').toFixed(0), '15,000 B'],
    ['chat, with a message', `${visited('all')} B in all`, '', '25,000 B'],
    [
      'inbox of the admin app',
      `${loaded('script')} B in ${loaded('files')} files`,
      loaded('usableMs').toFixed(0),
      '150,000 B, 1000 ms',
    ],
  ]
  const text = `## The chat and the admin app on a slow phone

${describeRun()} Chromium, medians of ${rounds} first visits with an empty cache: processor ${phone.cpuSlowdown} times as slow, 1.6 Mbit/s, 150 ms for each request,
HTTP/1.1 from the server itself. The chat in English on the sample page: until its button is there, and from the click until one can type. The inbox, signed in,
with its list. Others' chats, as published, brotli or gzip, in all: deep-chat 92 kB, ChatterMate 113, Botpress 153, Typebot 164, Flowise 242, n8n 349.

${table(rows)}`
  console.log(text)
  await writeResult('widget', text)
}

/** A visitor's first visit: the button, the panel, a message. */
async function visit(browser: WindowOpener, { url }: RunningServer): Promise<Visit> {
  const { page, context } = await openWindow(browser, url, { viewport })
  await slowDown(page)
  const scripts = countScripts(page, /widget/)
  const began = performance.now()
  await page.goto(`${url}/demo/en`, { waitUntil: 'commit' })
  const visitor = visitorIn(page)
  await visitor.chat.getByRole('button').first().waitFor()
  const launcherMs = performance.now() - began
  const before = (await scripts()).bytes
  const clicked = performance.now()
  await visitor.open()
  await visitor.field.waitFor()
  const panelMs = performance.now() - clicked
  const click = (await scripts()).bytes - before
  await visitor.say('Good morning')
  await page.waitForLoadState('networkidle')
  const all = (await scripts()).bytes
  await context.close()
  return { launcherMs, panelMs, before, click, all }
}

/** The first conversation in the list. */
const rows = (page: Page) => page.getByRole('main').getByRole('listitem').first()

/** The inbox in a new tab of a browser that is signed in, nothing of it cached. */
async function openInboxAgain(browser: WindowOpener, { url }: RunningServer): Promise<Load> {
  const { page: former, context } = await openWindow(browser, url, { viewport })
  await former.goto(url)
  await enterPassword(former, admin)
  await rows(former).waitFor()
  await former.close()
  const page = await context.newPage()
  await slowDown(page)
  const scripts = countScripts(page, /\/assets\//)
  const began = performance.now()
  await page.goto(`${url}/inbox`, { waitUntil: 'commit' })
  await rows(page).waitFor()
  const usableMs = performance.now() - began
  const { bytes, files } = await scripts()
  await context.close()
  return { usableMs, script: bytes, files }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', phone.network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: phone.cpuSlowdown })
}

/** Counts the scripts of those addresses that have arrived, and their bytes as they came. */
function countScripts(
  page: Page,
  address: RegExp,
): () => Promise<{ bytes: number; files: number }> {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script' || !address.test(request.url())) return
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  return async () => {
    const known = await Promise.all(sizes)
    return { bytes: known.reduce((total, size) => total + size, 0), files: known.length }
  }
}
