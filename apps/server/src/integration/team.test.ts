import { randomUUID } from 'node:crypto'

import { setDisabled } from '@oka/db/accounts/admins'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { makePerson, password, signInAs, statusOf } from '../testing/people.ts'
import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

/** Waits until somebody has to wait for a row that another transaction has changed. */
const waitForLock = ({ deps }: TestApp) =>
  expect
    .poll(async () => {
      const [row] = await deps.db.execute<{ waiting: number }>(sql`
        select count(*)::integer as waiting from pg_locks
        where not granted and locktype in ('transactionid', 'tuple')`)
      return row!.waiting
    })
    .toBeGreaterThan(0)

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

  test.for<[string, (app: TestApp, id: number) => Promise<unknown>]>([
    ['was disabled', async (app, id) => app.client(await app.signIn()).team.disable.mutate({ id })],
    [
      'is an admin no more',
      async (app, id) => app.client(await app.signIn()).team.setRole.mutate({ id, role: 'agent' }),
    ],
  ])('is not entered by an invitation of somebody who %s', async ([, change], { app }) => {
    const { id, token } = await makePerson(app, 'admin')
    const email = `${randomUUID()}@oka.test`
    const invite = app.client(token).team.invite
    const { inviteToken } = await invite.mutate({ email, role: 'admin' })
    const body = { email, name: 'Me again', password, inviteToken }

    await change(app, id)

    expect(await rest(app, 'POST /api/auth/register', { body })).toMatchObject({
      status: 403,
      body: { code: 'invitation_not_valid' },
    })
    const [event] = await app.deps.db.execute(sql`
      select name, admin_id = ${id} as own, before from events
      join event_details on event_id = events.id
      where name = 'admin.invitation_revoked' order by events.id desc limit 1`)
    expect(event).toEqual({ name: 'admin.invitation_revoked', own: false, before: { email } })
  })

  test('is not joined by an invitation that was on its way when who sent it was disabled', async ({
    app,
  }) => {
    const { id, token } = await makePerson(app, 'admin')
    const email = `${randomUUID()}@oka.test`
    const { promise: disabled, resolve: disable } = Promise.withResolvers<undefined>()
    const locked = Promise.withResolvers<undefined>()
    const disabling = app.deps.db.transaction(async (tx) => {
      await setDisabled(tx, id, true)
      locked.resolve(undefined)
      await disabled
    })
    await locked.promise

    const inviting = app.client(token).team.invite.mutate({ email, role: 'admin' })
    const refused = expect(inviting).rejects.toMatchObject({ data: { problem: 'unauthenticated' } })
    await waitForLock(app)
    disable(undefined)

    await Promise.all([disabling, refused])
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
