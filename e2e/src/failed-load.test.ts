import { expect, test } from 'vitest'

import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'

const pages = [
  ['/leads', 'leads.list'],
  ['/inbox', 'chat.list'],
  ['/mails', 'mail.list'],
  ['/team', 'team.list'],
  ['/audit', 'audit.list'],
  ['/analytics', 'analytics.stats'],
  ['/settings', 'settings.read'],
] as const

test('a page that cannot be loaded shows where it would be, and then says so and offers to try again', async () => {
  await using stage = await setStage()
  const { url } = await stage.serve()
  const { page } = await stage.open(url)
  await openInbox(page, url)
  await page.routeWebSocket(/\/trpc/, (socket) => void socket.close())
  await page.route('**/trpc/chat.inbox*', (route) => route.abort())
  // Without a live connection the page polls, which must not load it: requests fail until the button is clicked.
  await page.addInitScript(() => {
    addEventListener('click', () => (document.documentElement.id = 'clicked'), { capture: true })
  })
  const isClicked = () => page.evaluate(() => document.documentElement.id === 'clicked')
  for (const [path, procedure] of pages) {
    const fails = (address: URL) => address.pathname.includes(procedure)
    let asked = 0
    await page.route(fails, async (route) => {
      asked += 1
      if (await isClicked()) return route.continue()
      return asked % 2 ? route.abort() : route.fulfill({ status: 503, body: '' })
    })
    await page.goto(url + path)
    const alert = page.getByRole('main').getByRole('alert')
    // The rows to come are there at first, and gone once it is said that they do not come.
    await page.getByRole('main').getByRole('status', { name: 'Loading' }).first().waitFor()
    await alert.first().waitFor()
    expect(
      await page.getByRole('main').getByRole('status', { name: 'Loading' }).count(),
      path,
    ).toBe(0)
    await page.getByRole('alert').getByText('Loading failed.').first().waitFor()
    // Tried again, but not without end: what is said within 2 s has been asked for some times only.
    expect(asked, path).toBeLessThan(12)

    await alert.first().getByRole('button', { name: 'Try again' }).click()
    await alert.first().waitFor({ state: 'hidden' })
    await page.unroute(fails)
  }
})

test('conversations are asked for with the page, once; and again by the list where that failed', async () => {
  await using stage = await setStage()
  const { url } = await stage.serve()
  const { page } = await stage.open(url)
  await openInbox(page, url)
  // What this page would still ask for is none of the next one's.
  await page.goto('about:blank')
  const lists: string[] = []
  page.on('request', (request) => {
    if (/chat\.list.*"limit":40/.test(decodeURIComponent(request.url()))) lists.push(request.url())
  })
  const nobody = page.getByRole('main').getByText('No conversation yet')
  // Without a live connection nothing is refetched.
  await page.routeWebSocket(/\/trpc/, (socket) => void socket.close())
  await page.route('**/trpc/auth.me*', (route) => route.abort())
  await page.goto(`${url}/inbox`)
  await nobody.waitFor()
  expect(lists).toEqual([expect.stringContaining('/trpc/chat.list?input=')])

  await page.route(/\/trpc\/chat\.list\?input=/, (route) => route.abort())
  await page.goto(`${url}/inbox`)
  await nobody.waitFor()
  expect(lists.length).toBeGreaterThan(2)
})
