import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import type { Mail } from '@oka/contract/mail'
import { describe, expect, test as base } from 'vitest'

import { openBrowser, openWindow } from './testing/browser.ts'
import { call, signIn, startChat } from './testing/rest.ts'
import { admin, findFreePort, makeFolder, startServer } from './testing/server.ts'
import { openInbox, signOut } from './testing/sign-in.ts'
import { buildWeb, openSite } from './testing/web-site.ts'

/** The server, the admin app on another host, and a site that is none of ours. */
const test = base.extend('hosts', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const { path } = resources.use(await makeFolder())
  const port = await findFreePort()
  const pages = join(path, 'web')
  await buildWeb(pages, `http://127.0.0.1:${port}/api`)
  const [app, foreign] = [
    resources.use(await openSite(pages)),
    resources.use(await openSite(pages)),
  ]
  const dataDir = join(path, 'data')
  await mkdir(dataDir)
  const env = { FRONTEND_URL: app.url }
  const server = resources.use(await startServer({ dataDir, port, env }))
  const browser = await openBrowser()
  resources.defer(() => browser.close())
  return { server, app, foreign, browser }
})

/** Has a visitor become a lead whose report is mailed. */
async function mailReport(url: string): Promise<Mail> {
  const visitor = await startChat(url, 'en')
  await visitor.say('I am Jane Cooper from Acme Ltd, jane@acme.example, we need a new portal')
  const token = await signIn(url, admin)
  const [lead] = (await call<[{ id: number }]>(url, 'GET /api/leads', { token })).body
  await call(url, 'POST /api/reports/generate', { token, body: { leadId: lead.id, wait: true } })
  const sent = await call<{ mail: Mail }>(url, `POST /api/reports/${lead.id}/email`, { token })
  return sent.body.mail
}

describe('the admin app on another host than the API', () => {
  test('signs in, stays signed in, sees what happens live, and signs out', async ({
    hosts: { server, app, browser },
  }) => {
    const mail = await mailReport(server.url)
    const { page, complaints } = await openWindow(browser, app.url)
    const sockets: string[] = []
    page.on('websocket', (socket) => sockets.push(new URL(socket.url()).host))
    const inbox = page.getByRole('heading', { name: 'Inbox' }).first()

    await openInbox(page, app.url)
    await page.reload()
    await inbox.waitFor()
    await page
      .getByRole('link', { name: /Jane Cooper/ })
      .first()
      .waitFor()

    // Neither reloaded nor asked for: it comes over the socket.
    const visitor = await startChat(server.url, 'en')
    await visitor.say('Do you make websites for bakeries?')
    await page
      .getByRole('link', { name: /Visitor/ })
      .first()
      .waitFor()

    await page.goto(`${app.url}/mails/${mail.id}`)
    await page.getByRole('heading', { name: mail.subject }).first().waitFor()
    await page.frameLocator('iframe').getByText(/Jane/).first().waitFor()

    await signOut(page)
    await page.reload()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(new Set(sockets)).toEqual(new Set([new URL(server.url).host]))
    const elsewhere = `request to ${new URL(server.url).host}`
    expect(complaints.filter((complaint) => complaint !== elsewhere)).toEqual([])
  })

  test('is let in by its origin, and no other site is', async ({
    hosts: { server, app, foreign, browser },
  }) => {
    const { page } = await openWindow(browser, foreign.url)
    await page.goto(foreign.url)
    const read = (path: string) =>
      page.evaluate(
        (address) =>
          fetch(address, { method: 'POST', credentials: 'include' }).then(String, String),
        server.url + path,
      )
    expect(await read('/api/auth/refresh')).toMatch(/Failed to fetch/)
    expect(await read('/trpc/auth.refresh')).toMatch(/Failed to fetch/)

    const allowedTo = async (origin: string, init: { method: string; headers?: object }) => {
      const headers = { ...init.headers, origin }
      const answer = await fetch(`${server.url}/api/auth/login`, { ...init, headers })
      const names = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))
      return {
        status: answer.status,
        names,
        allowed: answer.headers.get('access-control-allow-origin'),
      }
    }
    const ask = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }
    for (const origin of [foreign.url, 'https://evil.example', 'null', `${app.url}0`]) {
      expect(await allowedTo(origin, { method: 'POST' })).toEqual({
        status: 403,
        names: [],
        allowed: null,
      })
      expect(await allowedTo(origin, ask)).toMatchObject({ names: [], allowed: null })
    }
    expect(await allowedTo(app.url, ask)).toMatchObject({ allowed: app.url })
    expect(await allowedTo(app.url, { method: 'POST' })).toMatchObject({ allowed: app.url })
  })
})
