import { expect, test } from 'vitest'

import { heading, place } from './testing/page.ts'
import { openInbox } from './testing/sign-in.ts'
import { portOf, setStage } from './testing/stage.ts'

test(
  'a page of the admin app that is opened while the server restarts comes, without a reload',
  { timeout: 90_000 },
  async () => {
    await using stage = await setStage()
    const server = await stage.serve()
    const { page } = await stage.open(server.url)
    // This one has not come while the browser was idle.
    let lost = 0
    await page.route('**/assets/team-page-*', (route) => {
      lost += 1
      return lost === 1 ? route.abort() : route.continue()
    })
    const fetched: string[] = []
    page.on('requestfinished', (request) => fetched.push(request.url()))
    await openInbox(page, server.url)
    await expect.poll(() => fetched.some((url) => /account-page-.*js/.test(url))).toBe(true)
    await expect.poll(() => lost).toBe(1)
    await page.evaluate(() => Object.assign(globalThis, { isTheSame: true }))

    await server.stop('SIGTERM')
    // Fetched when the browser was idle.
    await place(page, 'Leads').click()
    await heading(page, 'Leads')
    await place(page, 'Team').click()
    await expect.poll(() => lost).toBeGreaterThan(1)
    await stage.serve({ port: portOf(server) })
    await heading(page, 'Team')
    expect(await page.evaluate(() => 'isTheSame' in globalThis)).toBe(true)
  },
)
