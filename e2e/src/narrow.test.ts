import { expect, test } from 'vitest'

import { call, signIn } from './testing/rest.ts'
import { admin } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'
import { startChat } from './testing/rest.ts'

const name = `Maximiliane ${'Wolfeschlegelsteinhausenbergerdorff'.repeat(3)}`
const email = `${'verylongaddress'.repeat(4)}@${'subdomain.'.repeat(8)}example.com`

test('on a phone nothing long pushes anything off the screen', async () => {
  await using stage = await setStage()
  const { url } = await stage.serve()
  const visitor = await startChat(url, 'en')
  await visitor.say(
    'I am Jane Cooper from Acme Ltd, jane@acme.example, we need a new portal. Do you integrate with SAP? Please call me back tomorrow at 2 pm.',
  )
  const token = await signIn(url, admin)
  const [lead] = (await call<[{ id: number }]>(url, 'GET /api/leads', { token })).body
  await call(url, `PUT /api/leads/${lead.id}`, {
    token,
    body: { name, email, company: name },
  })
  const written = await call<{ id: string }>(url, 'POST /api/knowledge', {
    token,
    body: {
      kind: 'page',
      locale: 'en',
      title: name,
      body: `# ${name}\n\n| ${name} |\n|-|\n| ${email} |`,
    },
  })
  const article = written.body
  await call(url, 'POST /api/team/invitations', { token, body: { email, role: 'agent' } })

  const { page } = await stage.open(url, { viewport: { width: 390, height: 844 } })
  await openInbox(page, url)
  await page.goto(`${url}/leads`)
  await page.locator('[data-lead]').waitFor()
  expect(await page.evaluate(widthsOfCard)).toEqual({ column: true, score: true })
  for (const path of [
    'inbox',
    `inbox/${visitor.conversationId}`,
    'to-do',
    'leads',
    `leads/${lead.id}`,
    'mails',
    'team',
    'audit',
    'replies',
    'knowledge',
    `knowledge/${article.id}`,
    'knowledge/new',
    'knowledge/gaps',
    'settings',
    'analytics',
    'account',
  ]) {
    await page.goto(`${url}/${path}`)
    await page.getByRole('heading').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(outside), path).toEqual([])
  }
})

/** The texts, times and figures that are cut by the edge of the screen, and not by an ellipsis. */
function outside(): string[] {
  return [...document.querySelectorAll('main *')]
    .filter((element) => {
      const { right, width, height } = element.getBoundingClientRect()
      const scrolls = element.closest('[class*="overflow-x-auto"]')
      return width > 1 && height > 1 && right > document.documentElement.clientWidth + 1 && !scrolls
    })
    .filter(
      (element) =>
        element.childElementCount === 0 &&
        !element.closest('.truncate, [class*="line-clamp"], svg'),
    )
    .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`)
}

/** Whether a card of a lead keeps its column, and its score on the screen, when something in it is too wide. */
function widthsOfCard(): { column: boolean; score: boolean } {
  const content = document.querySelector('[data-lead]')!.closest('.grid')!
  const last = content.lastElementChild!
  const width = last.getBoundingClientRect().width
  const wide = document.createElement('div')
  wide.style.width = '2000px'
  content.append(wide)
  const { width: now, right } = last.getBoundingClientRect()
  wide.remove()
  return { column: now === width, score: right <= document.documentElement.clientWidth }
}
