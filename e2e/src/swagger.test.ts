import { expect, test } from 'vitest'

import { openBrowser, openWindow } from './testing/browser.ts'
import { call } from './testing/rest.ts'
import { admin, makeFolder, startServer } from './testing/server.ts'
import { authorize, type Given, readOperations, tryOut } from './testing/swagger-ui.ts'

type Row = { id: number }

test(
  'each operation of the API can be tried out in its documentation',
  { timeout: 180_000 },
  async ({ onTestFinished }) => {
    await using folder = await makeFolder()
    await using server = await startServer({ dataDir: folder.path })
    const browser = await openBrowser()
    onTestFinished(() => browser.close())
    const { page, complaints } = await openWindow(browser, server.url)
    const operations = await readOperations(server.url)
    const left = new Set(Object.keys(operations))

    /** Tries an operation out with its own examples and what is given, and returns what the page shows. */
    async function run(route: string, given: Given = {}, expected = '200'): Promise<string> {
      const operation = operations[route]
      if (!operation) throw new Error(`${route} is not in the document.`)
      const { status, body } = await tryOut(page, operation, given)
      expect(status, `${route} ${body}`).toBe(expected)
      left.delete(route)
      return body
    }
    const read = async <Body>(route: string, given?: Given): Promise<Body> =>
      JSON.parse(await run(route, given)) as Body

    await page.goto(`${server.url}/api/docs`)
    const staff = await read<{ accessToken: string }>('POST /auth/login', { body: admin })
    await authorize(page, 'staff', staff.accessToken)
    await run('GET /auth/me')

    const invitation = await read<{ inviteToken: string }>('POST /team/invitations')
    const sam = {
      email: 'sam@example.com',
      name: 'Sam Taylor',
      password: 'quite a long passphrase',
    }
    // Who is invited has a browser of their own: to sign in over a session ends it.
    await page.context().clearCookies()
    await run('POST /auth/register', { body: { ...sam, inviteToken: invitation.inviteToken } })
    await run('POST /auth/refresh')

    const chat = await read<{ conversationId: string; visitorToken: string }>('POST /chat/start')
    await authorize(page, 'visitor', chat.visitorToken)
    const { reply } = await read<{ reply: { role: string } }>('POST /chat/message')
    expect(reply.role).toBe('assistant')
    await run('GET /chat/conversations/{conversationId}/messages', {
      parameters: { conversationId: chat.conversationId },
    })

    const [lead] = await read<[Row]>('GET /leads')
    const ofLead = { leadId: String(lead.id) }
    await run('GET /leads/status/{status}', { parameters: { status: 'new' } })
    await run('GET /leads/{id}', { parameters: { id: ofLead.leadId } })
    await run('PUT /leads/{id}/facts/{field}', {
      parameters: { id: ofLead.leadId, field: 'budget' },
    })
    await run('GET /chat/history/{leadId}', { parameters: ofLead })

    const written = await read<object>('POST /reports/generate', {
      body: { leadId: lead.id, wait: true },
    })
    expect(written).toEqual({ status: 'ready', version: 1 })
    await run('GET /reports/{leadId}', { parameters: ofLead })
    await run('GET /reports/{leadId}/pdf', { parameters: ofLead })
    await run('POST /reports/{leadId}/email', { parameters: ofLead })
    const [mail] = await read<[{ id: string }]>('GET /mails', { parameters: ofLead })
    const preview = await call<{ result: { data: { previewUrl: string } } }>(
      server.url,
      `GET /trpc/mail.byId?input=${encodeURIComponent(JSON.stringify({ id: mail.id }))}`,
      { token: staff.accessToken },
    )
    const token = new URL(preview.body.result.data.previewUrl).searchParams.get('token')!
    await run('GET /mails/{id}/html', { parameters: { id: mail.id, token } })

    await run('GET /analytics/stats')
    await run('GET /analytics/leads-by-status')
    await run('GET /analytics/avg-score')

    const entered = await read<Row>('POST /leads')
    const byId = { parameters: { id: String(entered.id) } }
    await run('PUT /leads/{id}', byId)
    await run('DELETE /leads/{id}', byId)
    const [deleted] = await read<[Row]>('GET /leads/deleted')
    expect(deleted.id).toBe(entered.id)
    await run('POST /leads/{id}/restore', byId)
    await run('POST /leads/{id}/erase', byId)
    await run('POST /leads/import')

    const article = await read<{ id: string }>('POST /knowledge')
    const ofArticle = { parameters: { id: article.id } }
    await run('GET /knowledge')
    await run('GET /knowledge/{id}', ofArticle)
    await run('PUT /knowledge/{id}', ofArticle)
    await run('POST /knowledge/preview')
    await run('GET /knowledge/gaps')
    await run('DELETE /knowledge/{id}', ofArticle)
    // This machine is no site, and no other one is asked: what is refused is said by its name.
    const own = { body: { url: `${server.url}/demo` } }
    expect(await run('POST /knowledge/fetch', own, '400')).toContain('page_not_public')

    await run('POST /auth/logout')

    expect([...left]).toEqual([])
    expect(complaints).toEqual([])
  },
)
