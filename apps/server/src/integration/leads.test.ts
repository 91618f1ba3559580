import { randomUUID } from 'node:crypto'

import { describe, expect } from 'vitest'

import { rest, test } from '../testing/test-app.ts'

describe('leads', () => {
  const given = (name: string) => ({
    name,
    email: `${randomUUID()}@example.com`,
    company: 'Nexalia',
  })

  test('come page by page, each once, with a link to the next', async ({ app }) => {
    const token = await app.signIn()
    const company = `Page ${randomUUID()}`
    for (let index = 0; index < 5; index += 1) {
      await rest(app, 'POST /api/leads', { token, body: { ...given(`Lead ${index}`), company } })
    }

    const names: string[] = []
    let next: string | undefined = `/api/leads?q=${encodeURIComponent(company)}&limit=2`
    while (next) {
      const { body, headers } = await rest(app, `GET ${next}`, { token })
      names.push(...(body as { name: string }[]).map(({ name }) => name))
      next = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
    }

    expect(names).toEqual(['Lead 4', 'Lead 3', 'Lead 2', 'Lead 1', 'Lead 0'])
  })

  test('are found by any part of them, whatever the case or accent', async ({ app }) => {
    const token = await app.signIn()
    const body = { ...given('Élodie Łuczak'), company: '50%_Étoile', phone: '06 12 34 56 79' }
    const { body: made } = await rest(app, 'POST /api/leads', { token, body })
    for (const q of ['elodie', 'LUCZAK', '%_etoi', '61234567', body.email.slice(3, 12)]) {
      const found = await rest(app, `GET /api/leads?q=${encodeURIComponent(q)}`, { token })
      expect(found.body).toContainEqual(
        expect.objectContaining({ id: (made as { id: number }).id }),
      )
    }
    const nothing = await rest(app, 'GET /api/leads?q=100%25', { token })
    expect(nothing.body).toEqual([])
  })

  test('have tags, and are found by one whatever its case', async ({ app }) => {
    const token = await app.signIn()
    const tag = `Été, ${randomUUID().slice(0, 8)}`
    const add = async (tags: unknown) =>
      rest(app, 'POST /api/leads', { token, body: { ...given('Tagged'), tags } })
    const { body } = await add([` ${tag} `, 'VIP'])
    expect(body).toMatchObject({ tags: [tag, 'VIP'] })
    const found = await rest(app, `GET /api/leads?tag=${encodeURIComponent(tag.toUpperCase())}`, {
      token,
    })
    expect(found.body).toMatchObject([{ id: (body as { id: number }).id, tags: [tag, 'VIP'] }])
    const part = await rest(app, `GET /api/leads?tag=${encodeURIComponent(tag.slice(0, 6))}`, {
      token,
    })
    expect(part.body).toEqual([])

    const twenty = Array.from({ length: 20 }, (_, index) => `t${index}`)
    expect(await add(twenty)).toMatchObject({ status: 200 })
    const wrong = [[...twenty, 'more'], ['vip', 'VIP'], [' '], ['x'.repeat(41)], 'vip', [7]]
    for (const tags of wrong) {
      const answer = await add(tags)
      expect(answer, JSON.stringify(tags)).toMatchObject({ status: 400 })
      expect(JSON.stringify(answer.body)).toContain('tags')
    }
  })

  test('are answered, when they are created, as they are then read', async ({ app }) => {
    const admin = app.client(await app.signIn())
    const entries = [
      given('Plain'),
      { ...given('With "quotes" \\ and é'), phone: '06 12 34 56 78', tags: ['a', 'B "c"'] },
      {
        ...given('Scored'),
        email: `${randomUUID()}@example.com`,
        fitScore: 0,
        status: 'won' as const,
      },
    ]
    for (const entry of entries) {
      const created = await admin.leads.create.mutate(entry)
      expect(created).toMatchObject({ name: entry.name, version: 1, source: 'staff' })
      expect(await admin.leads.byId.query({ id: created.id })).toEqual(created)
      const { items } = await admin.audit.list.query({ leadId: created.id })
      const { email, company } = entry
      expect(items).toMatchObject([
        { name: 'lead.created', before: null, after: { name: entry.name, email, company } },
      ])
      const history = await admin.leads.scoreHistory.query({ id: created.id })
      const isScored = 'fitScore' in entry
      expect(history).toMatchObject(isScored ? [{ cause: 'staff', before: null, after: 0 }] : [])
    }
  })

  test('keep their tags when another field changes, and their version when the same tags are sent', async ({
    app,
  }) => {
    const admin = app.client(await app.signIn())
    const { id, version } = await admin.leads.create.mutate({ ...given('Same'), tags: ['a', 'b'] })
    expect(await admin.leads.update.mutate({ id, tags: ['a', 'b'] })).toMatchObject({ version })
    const renamed = await admin.leads.update.mutate({ id, name: 'Other' })
    expect(renamed).toMatchObject({ version: version + 1, tags: ['a', 'b'] })
    const { items } = await admin.audit.list.query({ leadId: id, name: 'lead.updated' })
    expect(items).toMatchObject([{ data: { fields: 'name' } }])

    await admin.leads.update.mutate({ id, tags: ['b'] })
    const { items: after } = await admin.audit.list.query({ leadId: id, name: 'lead.updated' })
    expect(after[0]).toMatchObject({
      data: { fields: 'tags' },
      before: { tags: ['a', 'b'] },
      after: { tags: ['b'] },
    })
  })

  test('a stale update is refused with the current row', async ({ app }) => {
    const token = await app.signIn()
    const { body } = await rest(app, 'POST /api/leads', { token, body: given('Before') })
    const { id, version } = body as { id: number; version: number }
    const route = `PUT /api/leads/${id}`
    const first = await rest(app, route, { token, body: { name: 'After', version } })
    expect(first).toMatchObject({ status: 200, body: { name: 'After', version: version + 1 } })

    const second = await rest(app, route, { token, body: { name: 'Late', version } })

    expect(second).toMatchObject({
      status: 409,
      body: { code: 'lead_changed', current: { name: 'After', version: version + 1 } },
    })
  })

  test('move only where they may', async ({ app }) => {
    const token = await app.signIn()
    const { body } = await rest(app, 'POST /api/leads', { token, body: given('Mover') })
    const route = `PUT /api/leads/${(body as { id: number }).id}`
    const move = async (status: string) =>
      (await rest(app, route, { token, body: { status } })).status
    expect(await move('won')).toBe(409)
    expect(await move('qualified')).toBe(200)
    expect(await move('won')).toBe(200)
    expect(await move('lost')).toBe(409)
    expect(await move('contacted')).toBe(200)
  })

  test('a score given by hand names its author, and null takes it back', async ({ app }) => {
    const token = await app.signIn()
    const made = await rest(app, 'POST /api/leads', {
      token,
      body: { ...given('Scored'), fitScore: 80 },
    })
    const criteria = [{ criterion: 'staff', points: 80, facts: [{ by: 'staff', author: 'admin' }] }]
    expect(made.body).toMatchObject({ fitScore: 80, score: { total: 80, criteria } })
    const route = `PUT /api/leads/${(made.body as { id: number }).id}`
    const back = await rest(app, route, { token, body: { fitScore: null } })
    expect(back.body).toMatchObject({ fitScore: null, score: { total: null } })
  })

  test('are gone after deletion', async ({ app }) => {
    const token = await app.signIn()
    const { body } = await rest(app, 'POST /api/leads', { token, body: given('Gone') })
    const path = `/api/leads/${(body as { id: number }).id}`
    expect((await rest(app, `DELETE ${path}`, { token })).status).toBe(200)
    expect((await rest(app, `GET ${path}`, { token })).status).toBe(404)
    expect((await rest(app, `DELETE ${path}`, { token })).status).toBe(404)
  })
})
