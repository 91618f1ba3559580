import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { makePerson, signInAs, statusOf } from './testing/people.ts'
import { openTestApp, test } from './testing/test-app.ts'

describe('the team', () => {
  test('keeps its last admin, whoever tries to demote whom at the same time', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const other = await makePerson(app, 'admin')
    const first = await signInAs(app, 'admin@oka.test')
    const demote = (by: string, id: number) =>
      app.client(by).team.setRole.mutate({ id, role: 'viewer' })

    const tried = await Promise.allSettled([
      demote(first.token, other.id),
      demote(other.token, first.id),
    ])

    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [row] = await app.deps.db.execute<{ admins: number }>(sql`
      select count(*)::integer as admins from admins where role = 'admin'`)
    expect(row).toEqual({ admins: 1 })
  })

  test('is not changed for oneself, nor for who is not there', async ({ app }) => {
    const { id, token } = await makePerson(app, 'admin')
    const { team } = app.client(token)
    for (const change of [
      () => team.setRole.mutate({ id, role: 'viewer' }),
      () => team.disable.mutate({ id }),
    ]) {
      await expect(change()).rejects.toMatchObject({ data: { problem: 'own_account' } })
    }
    await expect(team.disable.mutate({ id: 999_999 })).rejects.toMatchObject({
      data: { problem: 'admin_not_found' },
    })
  })

  test('takes somebody back who was disabled', async ({ app }) => {
    const { id, email, token } = await makePerson(app, 'agent')
    const { team } = app.client(await app.signIn())
    expect(await team.disable.mutate({ id })).toMatchObject({
      disabledAt: expect.any(String) as string,
    })
    expect(await statusOf(app, token)).toBe(401)
    await expect(signInAs(app, email)).rejects.toThrow('wrong_credentials')
    expect(await team.enable.mutate({ id })).toMatchObject({ disabledAt: null })
    await signInAs(app, email)
    expect((await team.list.query()).find((member) => member.id === id)).toMatchObject({
      email,
      role: 'agent',
      secondFactor: false,
      seenAt: expect.any(String) as string,
    })
  })
})
