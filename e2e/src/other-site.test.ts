import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from 'vitest'

import { signIn } from './testing/rest.ts'
import { admin } from './testing/server.ts'
import { setStage } from './testing/stage.ts'
import { visitorIn } from './testing/widget.ts'

/** A site of somebody, with the line of HTML that every site has. */
async function openSite(oka: string): Promise<AsyncDisposable & { url: string }> {
  const page = `<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1><script async src="${oka}/widget.js"></script>`
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const { port } = site.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      site.closeAllConnections()
      await new Promise((resolve) => site.close(resolve))
    },
  }
}

const blocked = 'This chat is not enabled for this site.'

test('on a site that is not allowed the chat says so, and works once it is', async () => {
  await using stage = await setStage()
  const { url } = await stage.serve()
  await using site = await openSite(url)
  const { page } = await stage.open(site.url)
  const told: string[] = []
  page.on('console', (message) => told.push(message.text()))
  await page.goto(site.url)
  const visitor = visitorIn(page)
  await visitor.open()
  await visitor.say('Do you ship to Lille?')
  await visitor.chat.getByText(blocked).waitFor()
  await visitor.log.getByText('Not sent').waitFor()
  expect(await visitor.log.getByText('trying again').count()).toBe(0)
  const lines = told.filter((text) => text.startsWith('OKA:'))
  expect(lines).toEqual([
    `OKA: this chat is not enabled for ${site.url}. Add that address in the admin app, under Settings, Sites.`,
  ])

  // Nothing is tried by itself any more.
  const calls: string[] = []
  page.on('request', (request) => calls.push(request.url()))
  const token = await signIn(url, admin)
  const ask = async (procedure: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${url}/trpc/${procedure}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    expect(answer.status).toBe(200)
    return answer.json()
  }
  await ask('settings.update', { sites: [site.url] })
  await expect
    .poll(() => page.evaluate(async (at) => (await fetch(at)).json(), `${url}/widget/site`))
    .toEqual({ allowed: true })
  expect(calls.filter((at) => at.includes('/trpc/'))).toEqual([])

  await visitor.log.getByRole('button', { name: 'Try again' }).click()
  await visitor.chat.getByText(blocked).waitFor({ state: 'hidden' })
  await visitor.log.locator('.row.assistant').nth(1).waitFor()
  expect(await ask('settings.setup')).toMatchObject({
    result: { data: { siteAllowed: true, chatSeen: true } },
  })
})
