import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { heading, place } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { portOf, setStage } from './testing/stage.ts'

const markDocument = (page: Page) =>
  page.evaluate(() => Object.assign(globalThis, { isTheSame: true }))
const isMarked = (page: Page) => page.evaluate(() => 'isTheSame' in globalThis)

test('a page of the admin app that came while the browser was idle opens without the server', async () => {
  await using stage = await setStage()
  const server = await stage.serve()
  const { page } = await stage.open(server.url)
  const fetched: string[] = []
  page.on('requestfinished', (request) => fetched.push(request.url()))
  await openInbox(page, server.url)
  // The last of the map.
  await expect.poll(() => fetched.some((url) => /account-page-.*js/.test(url))).toBe(true)
  await markDocument(page)

  await server.stop('SIGTERM')
  await place(page, 'Leads').click()
  await heading(page, 'Leads')
  expect(await isMarked(page)).toBe(true)
})

test('a page that is opened while the server restarts comes, without a reload', async () => {
  await using stage = await setStage()
  const server = await stage.serve()
  const { page } = await stage.open(server.url)
  await page.addInitScript(() => {
    // A browser that is never idle fetches nothing before it is asked to.
    globalThis.requestIdleCallback = () => 0
  })
  let missed = 0
  page.on('requestfailed', (request) => {
    if (request.method() === 'HEAD') missed += 1
  })
  await openInbox(page, server.url)
  await markDocument(page)

  await server.stop('SIGTERM')
  await place(page, 'Team').click()
  await expect.poll(() => missed).toBeGreaterThan(1)
  await stage.serve({ port: portOf(server) })
  await heading(page, 'Team')
  expect(await isMarked(page)).toBe(true)
})
