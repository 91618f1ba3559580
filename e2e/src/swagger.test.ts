import { describe, expect, test as base } from 'vitest'

import { openBrowser, openWindow } from './testing/browser.ts'
import { call, signIn } from './testing/rest.ts'
import { admin, makeFolder, startServer } from './testing/server.ts'
import {
  authorize,
  blockOf,
  type Given,
  readOperations,
  showOnly,
  tryOut,
} from './testing/swagger-ui.ts'

type Row = { id: number }
type Started = { conversationId: string; visitorToken: string }

/** Tags of the operations that are tried out one after another, on a page that shows these alone. */
const parts = [
  'Auth Team',
  'Chat',
  'Leads',
  'Reports Mails',
  'Analytics',
  'Knowledge',
  'Rubric',
] as const
type Part = (typeof parts)[number]

const test = base
  .extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
    const folder = await makeFolder()
    const server = await startServer({ dataDir: folder.path })
    const browser = await openBrowser()
    onCleanup(async () => {
      await browser.close()
      await server[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    })
    return { server, browser, operations: await readOperations(server.url) }
  })
  .extend('docs', async ({ site: { server, browser, operations } }) => {
    const { page, complaints } = await openWindow(browser, server.url)
    const tried = new Set<string>()

    /** Tries an operation out with its own examples and what is given, and returns what the page shows. */
    async function run(route: string, given: Given = {}, expected = '200'): Promise<string> {
      const operation = operations[route]
      if (!operation) throw new Error(`${route} is not in the document.`)
      const { status, body } = await tryOut(page, operation, given)
      expect(status, `${route} ${body}`).toBe(expected)
      tried.add(route)
      return body
    }
    return {
      page,
      /** Opens the documentation of one part. */
      open: async (part: Part) => {
        await showOnly(page, part.split(' '))
        await page.goto(`${server.url}/api/docs`)
      },
      run,
      read: async <Body>(route: string, given?: Given) =>
        JSON.parse(await run(route, given)) as Body,
      /** Enters the admin's token, as every operation for staff needs it. */
      signIn: async () => {
        const token = await signIn(server.url, admin)
        await authorize(page, 'staff', token)
        return token
      },
      /** Checks that each operation of these tags was tried out, and that the page had nothing to complain of. */
      expectAllTried: async (part: Part) => {
        const expected = Object.entries(operations)
          .filter(([, { tags }]) => part.split(' ').includes(tags[0]!))
          .map(([route]) => route)
        expect(expected.filter((route) => !tried.has(route))).toEqual([])
        expect(complaints).toEqual([])
        await page.context().close()
      },
    }
  })

/** Has a visitor write the examples of the document, which make a lead. */
async function makeLead(url: string, token: string): Promise<Row> {
  const { body: chat } = await call<Started>(url, 'POST /api/chat/start', { body: {} })
  await call(url, 'POST /api/chat/message', {
    token: chat.visitorToken,
    body: { content: 'I am Jo Reed, jo@acme.example, we need a new customer portal' },
  })
  const leads = async () => (await call<Row[]>(url, 'GET /api/leads', { token })).body
  await expect.poll(async () => (await leads()).length).toBeGreaterThan(0)
  return (await leads())[0]!
}

describe('can be tried out in the documentation:', () => {
  test('each operation of accounts and the team', async ({ docs }) => {
    await docs.open('Auth Team')
    const staff = await docs.read<{ accessToken: string }>('POST /auth/login', { body: admin })
    await authorize(docs.page, 'staff', staff.accessToken)
    await docs.run('GET /auth/me')
    const { inviteToken } = await docs.read<{ inviteToken: string }>('POST /team/invitations')
    const sam = {
      email: 'sam@example.com',
      name: 'Sam Taylor',
      password: 'quite a long passphrase',
    }
    // Who is invited has a browser of their own: to sign in over a session ends it.
    await docs.page.context().clearCookies()
    await docs.run('POST /auth/register', { body: { ...sam, inviteToken } })
    await docs.run('POST /auth/refresh')
    await docs.run('POST /auth/logout')
    await docs.expectAllTried('Auth Team')
  })

  test('each operation of the chat', async ({ docs, site }) => {
    await docs.open('Chat')
    const token = await docs.signIn()
    const { conversationId, visitorToken } = await docs.read<Started>('POST /chat/start')
    await authorize(docs.page, 'visitor', visitorToken)
    const { reply } = await docs.read<{ reply: { role: string } }>('POST /chat/message')
    expect(reply.role).toBe('assistant')
    await docs.run('GET /chat/conversations/{conversationId}/messages', {
      parameters: { conversationId },
    })
    const { body: leads } = await call<Row[]>(site.server.url, 'GET /api/leads', { token })
    const [lead] = leads
    await docs.run('GET /chat/history/{leadId}', { parameters: { leadId: String(lead!.id) } })
    await docs.expectAllTried('Chat')
  })

  test('each operation of leads', async ({ docs, site }) => {
    await docs.open('Leads')
    const token = await docs.signIn()
    const { id } = await makeLead(site.server.url, token)
    await docs.run('GET /leads')
    await docs.run('GET /leads/status/{status}', { parameters: { status: 'new' } })
    await docs.run('GET /leads/{id}', { parameters: { id: String(id) } })
    await docs.run('PUT /leads/{id}/facts/{field}', {
      parameters: { id: String(id), field: 'budget' },
    })
    await docs.run('GET /leads/{id}/score-history', { parameters: { id: String(id) } })

    const entered = await docs.read<Row>('POST /leads')
    const byId = { parameters: { id: String(entered.id) } }
    await docs.run('PUT /leads/{id}', byId)
    await docs.run('DELETE /leads/{id}', byId)
    const [deleted] = await docs.read<[Row]>('GET /leads/deleted')
    expect(deleted.id).toBe(entered.id)
    await docs.run('POST /leads/{id}/restore', byId)
    await docs.run('POST /leads/{id}/erase', byId)
    await docs.run('POST /leads/import')
    await docs.expectAllTried('Leads')
  })

  test('each operation of reports and their mails', async ({ docs, site }) => {
    await docs.open('Reports Mails')
    const token = await docs.signIn()
    const { id } = await makeLead(site.server.url, token)
    const ofLead = { leadId: String(id) }
    const written = await docs.read<object>('POST /reports/generate', {
      body: { leadId: id, wait: true },
    })
    expect(written).toEqual({ status: 'ready', version: 1 })
    await docs.run('GET /reports/{leadId}', { parameters: ofLead })
    await docs.run('GET /reports/{leadId}/pdf', { parameters: ofLead })
    await docs.run('POST /reports/{leadId}/email', { parameters: ofLead })
    const [mail] = await docs.read<[{ id: string }]>('GET /mails', { parameters: ofLead })
    const { body } = await call<{ result: { data: { previewUrl: string } } }>(
      site.server.url,
      `GET /trpc/mail.byId?input=${encodeURIComponent(JSON.stringify({ id: mail.id }))}`,
      { token },
    )
    const preview = new URL(body.result.data.previewUrl).searchParams.get('token')!
    await docs.run('GET /mails/{id}/html', { parameters: { id: mail.id, token: preview } })
    await docs.expectAllTried('Reports Mails')
  })

  test('each operation of the analytics', async ({ docs }) => {
    await docs.open('Analytics')
    await docs.signIn()
    await docs.run('GET /analytics/stats')
    await docs.run('GET /analytics/leads-by-status')
    await docs.run('GET /analytics/avg-score')
    await docs.expectAllTried('Analytics')
  })

  test('each operation of knowledge', async ({ docs, site }) => {
    await docs.open('Knowledge')
    await docs.signIn()
    const { id } = await docs.read<{ id: string }>('POST /knowledge')
    const ofArticle = { parameters: { id } }
    await docs.run('GET /knowledge')
    await docs.run('GET /knowledge/{id}', ofArticle)
    await docs.run('PUT /knowledge/{id}', ofArticle)
    await docs.run('POST /knowledge/preview')
    await docs.run('GET /knowledge/gaps')
    await docs.run('DELETE /knowledge/{id}', ofArticle)
    // This machine is no site, and no other one is asked: what is refused is said by its name.
    const own = { body: { url: `${site.server.url}/demo` } }
    expect(await docs.run('POST /knowledge/fetch', own, '400')).toContain('page_not_public')
    await docs.expectAllTried('Knowledge')
  })

  test('each operation of the rubric', async ({ docs }) => {
    await docs.open('Rubric')
    await docs.signIn()
    type State = { lock: string }
    await docs.run('GET /rubric')
    const saved = await docs.read<State>('PUT /rubric/draft')
    const { lock } = await docs.read<State>('POST /rubric/draft/discard', {
      body: { lock: saved.lock },
    })
    const restored = await docs.read<State>('POST /rubric/draft/restore', {
      body: { restores: 1, lock },
    })
    await docs.run('POST /rubric/preview')
    await docs.run('POST /rubric/publish', { body: { lock: restored.lock } })
    await docs.run('GET /rubric/versions')
    await docs.run('GET /rubric/calibration')
    await docs.expectAllTried('Rubric')
  })

  test('no operation that is not of these parts, and all of them on one page', async ({ site }) => {
    const tags = new Set(parts.flatMap((part) => part.split(' ')))
    const others = Object.entries(site.operations).filter(
      ([
        ,
        {
          tags: [tag],
        },
      ]) => !tags.has(tag!),
    )
    expect(others.map(([route]) => route)).toEqual([])

    const { page, complaints } = await openWindow(site.browser, site.server.url)
    await page.goto(`${site.server.url}/api/docs`)
    const operations = Object.values(site.operations)
    for (const operation of operations) await blockOf(page, operation).waitFor()
    expect(await page.locator('.opblock').count()).toBe(operations.length)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
