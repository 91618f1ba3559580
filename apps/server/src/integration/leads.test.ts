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
