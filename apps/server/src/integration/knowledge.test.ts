import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { CreateArticle } from '@oka/contract/knowledge-article'
import { articleMaxLength, articleMaxPassages } from '@oka/contract/limits'
import { sql } from '@oka/db/client'
import { hideLead } from '@oka/db/leads/delete-lead'
import { newId } from '@oka/db/id'
import { createFetchPage } from '@oka/web-page/fetch-page'
import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { makePerson } from '../testing/people.ts'
import { rest, test, type TestApp } from '../testing/test-app.ts'

const prices: CreateArticle = {
  kind: 'page',
  locale: 'en',
  title: 'Our prices',
  body: '# Audit\n\nAn audit costs **2,500 €**, travel included.\n\n<script>alert(1)</script>\n\n# Site\n\nA site costs 8,000 €.',
  sourceUrl: null,
}

async function signIn(app: TestApp) {
  const { token, id } = await makePerson(app, 'agent')
  return { token, id, staff: app.client(token) }
}

describe('an article', () => {
  test('is kept with the passages that answers quote, without HTML', async ({ app }) => {
    const { staff, id } = await signIn(app)
    const saved = await staff.knowledge.create.mutate(prices)
    expect(saved).toMatchObject({
      ...prices,
      fetchedAt: null,
      version: 1,
      updatedBy: { id },
      passages: [
        { heading: 'Our prices › Audit', content: 'An audit costs 2,500 €, travel included.' },
        { heading: 'Our prices › Site', content: 'A site costs 8,000 €.' },
      ],
      conflicts: [],
    })
    expect(await staff.knowledge.byId.query({ id: saved.id })).toEqual(saved)
    expect(await staff.knowledge.preview.mutate(prices)).toEqual({ passages: saved.passages })
  })

  test('that a colleague changed meanwhile is not overwritten', async ({ app }) => {
    const { staff, token } = await signIn(app)
    const { id } = await staff.knowledge.create.mutate(prices)
    const changed = await staff.knowledge.update.mutate({
      id,
      version: 1,
      body: 'An audit is free.',
    })
    expect(changed).toMatchObject({
      version: 2,
      title: prices.title,
      passages: [{ heading: 'Our prices', content: 'An audit is free.' }],
    })
    const stale = await rest(app, `PUT /api/knowledge/${id}`, {
      token,
      body: { version: 1, title: 'Another title' },
    })
    expect(stale.status).toBe(409)
    expect(stale.body).toMatchObject({ code: 'article_changed', current: changed })
    expect(await staff.knowledge.byId.query({ id })).toEqual(changed)
  })

  test('is deleted with its passages, and what was done is in the audit without its text', async ({
    app,
  }) => {
    const { staff, id: adminId } = await signIn(app)
    const { id } = await staff.knowledge.create.mutate(prices)
    await staff.knowledge.update.mutate({ id, title: 'Prices of 2027' })
    expect(await staff.knowledge.delete.mutate({ id })).toEqual({ deleted: true })
    await expect(staff.knowledge.byId.query({ id })).rejects.toThrow('There is no such article.')
    const [left] = await app.deps.db.execute(sql`
      select count(*)::integer as count from knowledge_passages where article_id = ${id}`)
    expect(left).toEqual({ count: 0 })

    const admin = app.client(await app.signIn())
    const { items } = await admin.audit.list.query({ adminId })
    const ofArticle = items.filter(({ data }) => data['articleId'] === id)
    expect(
      ofArticle.map(({ name, before, after }) => [name, before?.['title'], after?.['title']]),
    ).toEqual([
      ['article.deleted', 'Prices of 2027', undefined],
      ['article.updated', 'Our prices', 'Prices of 2027'],
      ['article.created', undefined, 'Our prices'],
    ])
    expect(JSON.stringify(ofArticle)).not.toContain('travel included')
  })

  test.for([
    ['body', '', 'must not be empty'],
    ['body', '<p>Only HTML</p>', 'must have text besides headings and HTML'],
    ['body', 'x'.repeat(articleMaxLength + 1), 'must have at most 100,000 characters'],
    [
      'body',
      '# a\n\nb\n\n'.repeat(articleMaxPassages + 1),
      'must have at most 500 passages, not 501',
    ],
    ['body', 'bell \u0007', 'must not contain control'],
    ['title', '', 'must not be empty'],
    ['title', 'x'.repeat(201), 'must have at most 200 characters'],
    ['locale', 'de', ''],
    ['kind', 'book', ''],
    ['sourceUrl', 'javascript:alert(1)', 'must be an address such as'],
    ['sourceUrl', 'https://user:secret@example.com', 'must not contain a name or a password'],
  ] as const)('is refused by its %s: %.20s', async ([field, value, says], { app }) => {
    const { token } = await signIn(app)
    const { status, body } = await rest(app, 'POST /api/knowledge', {
      token,
      body: { ...prices, [field]: value },
    })
    expect(status).toBe(400)
    const { issues } = body as { issues: { path: string; message: string }[] }
    expect(issues).toEqual([{ path: field, message: expect.stringContaining(says) as string }])
  })

  test('of 5 MB is refused before it is read, with what is allowed', async ({ app }) => {
    const { token } = await signIn(app)
    const body = { ...prices, body: 'x'.repeat(5_000_000) }
    const { status, body: said } = await rest(app, 'POST /api/knowledge', { token, body })
    expect([status, said]).toEqual([
      413,
      { code: 'body_too_large', error: 'The body must have at most 128 KiB.' },
    ])
  })
})

describe('the list', () => {
  test('is searched in titles and texts, and filtered, page by page', async ({ app }) => {
    const { staff, token } = await signIn(app)
    const word = newId()
    const save = (title: string, given: Partial<CreateArticle> = {}) =>
      staff.knowledge.create.mutate({ ...prices, title, body: `About ${word}.`, ...given })
    await save('First')
    await save('Deuxième été', { locale: 'fr', kind: 'answer' })
    await save(`Third ${word}`, { body: 'Nothing else.' })
    const titles = async (filter: object) =>
      (await staff.knowledge.list.query({ q: word, ...filter })).items.map(({ title }) => title)
    expect(await titles({})).toEqual([`Third ${word}`, 'Deuxième été', 'First'])
    expect(await titles({ locale: 'fr' })).toEqual(['Deuxième été'])
    expect(await titles({ kind: 'page' })).toEqual([`Third ${word}`, 'First'])
    expect(await titles({ q: 'DEUXIEME ETE' })).toContain('Deuxième été')
    expect(await titles({ q: `${word}%` })).toEqual([])

    const [first] = (await staff.knowledge.list.query({ q: word, limit: 1 })).items
    expect(first).toMatchObject({ excerpt: 'Nothing else.', hasConflicts: false })
    const page = await rest(app, `GET /api/knowledge?q=${word}&limit=2`, { token })
    const next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link')!)![1]!
    const { pathname, search } = new URL(next, app.url)
    const rest2 = await rest(app, `GET ${pathname}${search}`, { token })
    expect(rest2.body).toMatchObject([{ title: 'First' }])
  })
})

describe('articles that contradict each other', () => {
  test('show it on either of them, until one is mended', async ({ app }) => {
    const { staff } = await signIn(app)
    const mark = newId().slice(-8)
    const one = await staff.knowledge.create.mutate({
      ...prices,
      title: `Old ${mark}`,
      body: `Some words.\n\nThe ${mark} inspection of a building costs 2,500 €.`,
    })
    const other = await staff.knowledge.create.mutate({
      ...prices,
      title: `New ${mark}`,
      body: `The ${mark} inspection of a building costs 3,000 €. We come to you.`,
    })
    expect(other.conflicts).toEqual([
      {
        reason: 'numbers',
        quote: `The ${mark} inspection of a building costs 3,000 €.`,
        otherQuote: `The ${mark} inspection of a building costs 2,500 €.`,
        other: { id: one.id, title: `Old ${mark}`, updatedAt: one.updatedAt },
      },
    ])
    const seen = await staff.knowledge.byId.query({ id: one.id })
    expect(seen.conflicts).toMatchObject([
      { quote: expect.stringContaining('2,500'), other: { id: other.id } },
    ])
    const listed = await staff.knowledge.list.query({ q: mark })
    expect(listed.items.map(({ hasConflicts }) => hasConflicts)).toEqual([true, true])

    const body = `The ${mark} inspection of a building costs 3,000 €.`
    expect(await staff.knowledge.update.mutate({ id: one.id, body })).toMatchObject({
      conflicts: [],
    })
    expect(await staff.knowledge.byId.query({ id: other.id })).toMatchObject({ conflicts: [] })
  })

  test('are those of the same title in one language, and only those', async ({ app }) => {
    const { staff } = await signIn(app)
    const title = `Do you ${newId()}?`
    const save = (locale: 'en' | 'fr', given = title) =>
      staff.knowledge.create.mutate({
        ...prices,
        kind: 'answer',
        locale,
        title: given,
        body: 'Yes.',
      })
    const first = await save('en')
    expect(await save('fr')).toMatchObject({ conflicts: [] })
    expect(await save('en', title.toUpperCase())).toMatchObject({
      conflicts: [{ reason: 'title', other: { id: first.id } }],
    })
  })

  test('are saved while the other one is deleted', async ({ app }) => {
    const { staff } = await signIn(app)
    const title = `Was it ${newId()}?`
    const save = (body: string) =>
      staff.knowledge.create.mutate({ ...prices, kind: 'answer', title, body })
    for (let round = 0; round < 10; round++) {
      const { id } = await save('Yes.')
      const [deleted, saved] = await Promise.all([
        staff.knowledge.delete.mutate({ id }),
        save('No.'),
        staff.knowledge.update.mutate({ id, body: 'Perhaps.' }).catch((error: Error) => {
          expect(error.message).toBe('There is no such article.')
        }),
      ])
      expect(deleted).toEqual({ deleted: true })
      expect(saved).toMatchObject({ title })
    }
  })

  test('are found when both are saved at once', async ({ app }) => {
    const { staff } = await signIn(app)
    const title = `Is it ${newId()}?`
    await Promise.all(
      ['Yes.', 'No.', 'Perhaps.'].map((body) =>
        staff.knowledge.create.mutate({ ...prices, kind: 'answer', title, body }),
      ),
    )
    const { items } = await staff.knowledge.list.query({ q: title })
    expect(items.map(({ hasConflicts }) => hasConflicts)).toEqual([true, true, true])
  })
})

describe('a page of a site', () => {
  test('is fetched for review, and kept only when it is saved', async ({ app, onTestFinished }) => {
    const { staff, token } = await signIn(app)
    const site = createServer((request, response) => {
      if (request.url !== '/prices') response.writeHead(404).end()
      else
        response
          .setHeader('content-type', 'text/html')
          .end('<title>Prices</title><main><h1>Audit</h1><p>An audit costs 2,500 €.</p></main>')
    })
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
    onTestFinished(() => void site.close())
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/prices`

    const refused = await rest(app, 'POST /api/knowledge/fetch', { token, body: { url } })
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({ code: 'page_not_public', issues: [{ path: 'url' }] })

    const { fetchPage } = app.deps
    onTestFinished(() => void (app.deps.fetchPage = fetchPage))
    app.deps.fetchPage = createFetchPage({ contact: 'https://oka.test', isAllowed: () => true })
    const before = (await staff.knowledge.list.query({})).items.length
    const page = await staff.knowledge.fetchPage.mutate({ url })
    expect(page).toEqual({
      url,
      title: 'Prices',
      locale: null,
      body: '# Audit\n\nAn audit costs 2,500 €.',
    })
    expect((await staff.knowledge.list.query({})).items).toHaveLength(before)

    const { title, body } = page
    const saved = await staff.knowledge.create.mutate({
      kind: 'page',
      locale: 'en',
      title,
      body,
      sourceUrl: url,
    })
    expect(saved).toMatchObject({ sourceUrl: url, fetchedAt: saved.updatedAt })
    const edited = await staff.knowledge.update.mutate({ id: saved.id, title: 'Our prices' })
    expect(edited).toMatchObject({ sourceUrl: url, fetchedAt: saved.fetchedAt })
    const own = await staff.knowledge.update.mutate({ id: saved.id, sourceUrl: null })
    expect(own).toMatchObject({ sourceUrl: null, fetchedAt: null })
  })
})

describe('gaps', () => {
  async function ask(app: TestApp, locale: 'en' | 'fr', quote: string) {
    const visitor = await startVisitor(app, locale)
    await visitor.say('Hello')
    await app.deps.db.execute(sql`
      insert into follow_ups (id, kind, conversation_id, message_id, quote, quote_start, asked_at, due_at)
      select ${newId()}, 'question', conversation_id, id, ${quote}, 0, created_at, created_at
      from messages where conversation_id = ${visitor.conversationId} and role = 'visitor' order by seq limit 1`)
    return visitor.conversationId
  }

  test('are counted, and answered by an article of that question', async ({ app }) => {
    const { staff } = await signIn(app)
    await ask(app, 'en', 'Do you repair typewriters?')
    const conversationId = await ask(app, 'en', 'do you repair typewriters')
    await ask(app, 'fr', 'Réparez-vous les machines à écrire ?')
    const find = async () =>
      (await staff.knowledge.gaps.query()).filter(({ question }) =>
        /typewriters|machines/.test(question),
      )
    expect(await find()).toMatchObject([
      {
        question: 'do you repair typewriters',
        locale: 'en',
        count: 2,
        article: null,
        asked: [{ conversationId }, {}],
      },
      { locale: 'fr', count: 1, article: null },
    ])
    const title = 'Do you repair typewriters?'
    const { id } = await staff.knowledge.create.mutate({
      ...prices,
      kind: 'answer',
      title,
      body: 'Yes.',
    })
    expect(await find()).toMatchObject([{ locale: 'fr' }, { count: 2, article: { id, title } }])
  })

  test('of a deleted lead are not shown', async ({ app }) => {
    const { staff } = await signIn(app)
    const visitor = await startVisitor(app, 'en')
    await visitor.say('I am Zoe, zoe@example.com. We need a web site.')
    const [lead] = (await staff.leads.list.query({ q: 'zoe@example.com' })).items
    await app.deps.db.execute(sql`
      insert into follow_ups (id, kind, conversation_id, message_id, quote, quote_start, asked_at, due_at)
      select ${newId()}, 'question', conversation_id, id, 'Do you restore violins?', 0, created_at, created_at
      from messages where conversation_id = ${visitor.conversationId} and role = 'visitor' order by seq limit 1`)
    const find = async () =>
      (await staff.knowledge.gaps.query()).filter(({ question }) => question.includes('violins'))
    expect(await find()).toHaveLength(1)
    await hideLead(app.deps.db, lead!.id)
    expect(await find()).toEqual([])
  })
})
