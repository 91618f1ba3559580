import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { openResendDouble, resendKey } from '@oka/mail/testing/resend-double'
import { hash } from 'bcryptjs'
import { describe, expect } from 'vitest'

import { makeMember, makePerson, password, signInAs, statusOf } from '../testing/people.ts'
import { openTestApp, rest, test as base } from '../testing/test-app.ts'

const newAddress = () => `${randomUUID()}@oka.test`
const another = 'quite another long passphrase'

/** A server that mails by the double of a provider. */
const test = base
  .extend('provider', { scope: 'file' }, async ({}, { onCleanup }) => {
    const provider = await openResendDouble()
    onCleanup(() => provider[Symbol.asyncDispose]())
    return provider
  })
  .extend('app', { scope: 'file' }, async ({ provider }, { onCleanup }) => {
    const resources = new AsyncDisposableStack()
    onCleanup(() => resources.disposeAsync())
    return openTestApp(resources, {
      MAIL_FROM: 'OKA Tech <hello@oka.example>',
      RESEND_API_KEY: resendKey,
      RESEND_BASE_URL: provider.baseUrl,
    })
  })
  /** The link in the newest mail that an address was sent. */
  .extend('linkMailedTo', async ({ provider }) => async (address: string): Promise<string> => {
    const newest = () => provider.accepted.findLast(({ to }) => to === address)
    await expect.poll(newest).toBeDefined()
    return /http\S+#\S+/.exec(newest()!.text)![0]
  })

const tokenOf = (link: string) => link.split('#')[1]!

describe('the first admin in production', () => {
  const production = { NODE_ENV: 'production', ADMIN_EMAIL: '', ADMIN_PASSWORD: '' }

  test('registers with the token in the log, once, whoever else tries at the same time', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, production)
    const join = (inviteToken?: string) =>
      rest(app, 'POST /api/auth/register', {
        body: { email: newAddress(), name: 'Camille', password, inviteToken },
      })
    expect(await join()).toMatchObject({ status: 403, body: { code: 'registration_closed' } })
    expect(await join('nonsense')).toMatchObject({ status: 403 })
    const printed = /\/join#(\S+)/.exec(app.startupLines.join('\n'))![1]!

    const answers = await Promise.all([join(printed), join(printed), join(printed)])

    expect(answers.filter(({ status }) => status === 403)).toHaveLength(2)
    const { body } = answers.find(({ status }) => status === 200)!
    expect(body).toMatchObject({ admin: { role: 'admin' } })
    expect(await join(printed)).toMatchObject({ status: 403 })
  })
})

describe('an invitation', () => {
  test('makes one account, with its role, for its address', async ({ app, linkMailedTo }) => {
    const email = newAddress()
    const invited = await rest(app, 'POST /api/team/invitations', {
      token: await app.signIn(),
      body: { email, role: 'agent' },
    })
    const { inviteToken, url } = invited.body as { inviteToken: string; url: string }
    expect(await linkMailedTo(email)).toBe(url)
    expect(await app.client().auth.readInvitation.mutate({ inviteToken })).toEqual({
      email,
      role: 'agent',
      company: 'OKA Tech',
    })
    const join = (address: string) =>
      rest(app, 'POST /api/auth/register', {
        body: { email: address, name: 'Ana', password, inviteToken },
      })
    expect(await join(newAddress())).toMatchObject({
      status: 403,
      body: { code: 'invitation_not_valid' },
    })

    const answers = await Promise.all(Array.from({ length: 5 }, () => join(email)))

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await signInAs(app, email)).toMatchObject({ email })
    expect((await join(email)).status).toBe(403)
  })

  test('is worthless once it is revoked, replaced or late', async ({ app }) => {
    const { team } = app.client(await app.signIn())
    const invite = () => team.invite.mutate({ email: newAddress(), role: 'viewer' })
    const [revoked, late] = [await invite(), await invite()]
    const replaced = { email: newAddress(), role: 'viewer' } as const
    const former = await team.invite.mutate(replaced)
    const latter = await team.invite.mutate(replaced)
    await team.revokeInvitation.mutate({ id: revoked.id })
    await app.deps.db.execute(sql`
      update invitations set expires_at = now() - interval '1 second' where id = ${late.id}`)
    const read = (inviteToken: string) => app.client().auth.readInvitation.mutate({ inviteToken })

    for (const { inviteToken } of [revoked, late, former]) {
      await expect(read(inviteToken)).rejects.toMatchObject({
        data: { problem: 'invitation_not_valid' },
      })
    }
    expect(await read(latter.inviteToken)).toMatchObject({ email: replaced.email })
    expect((await team.invitations.query()).map(({ id }) => id)).toContain(latter.id)
    await expect(team.revokeInvitation.mutate({ id: revoked.id })).rejects.toMatchObject({
      data: { problem: 'invitation_not_found' },
    })
  })

  test('is not for somebody who is in the team', async ({ app }) => {
    const { email } = await makeMember(app, 'viewer')
    const { team } = app.client(await app.signIn())
    await expect(team.invite.mutate({ email, role: 'agent' })).rejects.toMatchObject({
      data: { problem: 'email_taken' },
    })
  })

  test('is stored so that nobody can read the way in', async ({ app }) => {
    const { team } = app.client(await app.signIn())
    const { inviteToken } = await team.invite.mutate({ email: newAddress(), role: 'viewer' })
    const [found] = await app.deps.db.execute<{ rows: number }>(sql`
      select (
        (select count(*) from invitations as row where row::text like ${`%${inviteToken}%`}) +
        (select count(*) from mails as row where row::text like ${`%${inviteToken}%`}) +
        (select count(*) from events as row where row::text like ${`%${inviteToken}%`}) +
        (select count(*) from event_details as row where row::text like ${`%${inviteToken}%`})
      )::integer as rows`)
    expect(found).toEqual({ rows: 0 })
  })
})

describe('a new password', () => {
  test.for([
    ['of 11 characters', 'Xk4#pq9Z!vb', 'must have at least 12 characters'],
    [
      'of 257 characters',
      'correct horse '.repeat(19).slice(0, 257),
      'must have at most 256 characters',
    ],
    [
      'that is a common one',
      'password1234',
      'must not be a common password, nor your name or address',
    ],
    [
      'that is a run of keys',
      'azertyuiop12',
      'must not be a common password, nor your name or address',
    ],
    [
      'that is a sign over and over',
      'aaaaaaaaaaaaaaaa',
      'must not be a common password, nor your name or address',
    ],
  ])('%s is refused with the field named', async ([, newPassword, message], { app }) => {
    const { token } = await makePerson(app, 'viewer')
    await expect(
      app.client(token).auth.changePassword.mutate({ password, newPassword: newPassword! }),
    ).rejects.toMatchObject({ data: { issues: [{ path: 'newPassword', message }] } })
    expect(await statusOf(app, token)).toBe(200)
  })

  test('must not be the address, nor made of the name', async ({ app }) => {
    const { email, token } = await makePerson(app, 'viewer')
    const { auth } = app.client(token)
    await auth.updateProfile.mutate({ name: 'Léa Martin' })
    for (const newPassword of [email, 'LeaMartin1234', 'Martin.Léa.2026']) {
      await expect(auth.changePassword.mutate({ password, newPassword })).rejects.toMatchObject({
        data: { problem: 'invalid_input' },
      })
    }
  })

  test('is in force at once, told by mail in the language asked for, and the former one is not', async ({
    app,
  }) => {
    const { email, token } = await makePerson(app, 'viewer')
    const { auth } = app.client(token)
    await expect(
      auth.changePassword.mutate({ password: 'not mine', newPassword: another }),
    ).rejects.toMatchObject({ data: { issues: [{ path: 'password' }] } })

    await auth.changePassword.mutate({ password, newPassword: another, locale: 'en' })

    await expect(signInAs(app, email)).rejects.toThrow('wrong_credentials')
    await signInAs(app, email, another)
    const { items: mails } = await app.client(await app.signIn()).mail.list.query({})
    expect(mails.find(({ to }) => to === email)).toMatchObject({
      kind: 'password_changed',
      subject: expect.stringContaining('Your password') as string,
    })
  })
})

describe('a forgotten password', () => {
  test('is set anew by the link in the mail, once, and ends all sessions', async ({
    app,
    linkMailedTo,
  }) => {
    const { email, token } = await makePerson(app, 'agent')
    await app.client().auth.requestReset.mutate({ email })
    const resetToken = tokenOf(await linkMailedTo(email))
    const reset = () => app.client().auth.reset.mutate({ resetToken, password: another })

    expect(await reset()).toEqual({ reset: true })

    expect(await statusOf(app, token)).toBe(401)
    await signInAs(app, email, another)
    await expect(reset()).rejects.toMatchObject({ data: { problem: 'reset_not_valid' } })
  })

  test('is set anew once: another link that was sent meanwhile works no more', async ({
    app,
    linkMailedTo,
  }) => {
    const { email } = await makeMember(app, 'agent')
    const { auth } = app.client()
    await auth.requestReset.mutate({ email })
    const former = tokenOf(await linkMailedTo(email))
    await auth.requestReset.mutate({ email })
    let latter = former
    await expect.poll(async () => (latter = tokenOf(await linkMailedTo(email)))).not.toBe(former)
    // As two that were asked for at the same moment.
    await app.deps.db.execute(sql`update invitations set revoked = false where email = ${email}`)

    await auth.reset.mutate({ resetToken: former, password: another })

    await expect(
      auth.reset.mutate({ resetToken: latter, password: 'a third one, longer still' }),
    ).rejects.toMatchObject({ data: { problem: 'reset_not_valid' } })
    await signInAs(app, email, another)
  })

  test('gets the same answer when there is no such account, and no mail', async ({
    app,
    linkMailedTo,
  }) => {
    const email = newAddress()
    expect(await app.client().auth.requestReset.mutate({ email })).toEqual({ requested: true })
    const { email: known } = await makeMember(app, 'viewer')
    expect(await app.client().auth.requestReset.mutate({ email: known })).toEqual({
      requested: true,
    })
    await linkMailedTo(known)
    const { items: mails } = await app.client(await app.signIn()).mail.list.query({})
    expect(mails.some(({ to }) => to === email)).toBe(false)
  })

  test('of somebody who is disabled stays forgotten', async ({ app, linkMailedTo }) => {
    const { id, email } = await makeMember(app, 'viewer')
    await app.client().auth.requestReset.mutate({ email })
    const resetToken = tokenOf(await linkMailedTo(email))
    await app.client(await app.signIn()).team.disable.mutate({ id })
    await expect(
      app.client().auth.reset.mutate({ resetToken, password: another }),
    ).rejects.toMatchObject({ data: { problem: 'reset_not_valid' } })
  })

  test('is no affair of whoever may only read: mails on accounts are for admins', async ({
    app,
    linkMailedTo,
  }) => {
    const { email } = await makeMember(app, 'viewer')
    await app.client().auth.requestReset.mutate({ email })
    await linkMailedTo(email)
    const admin = app.client(await app.signIn())
    const found = (await admin.mail.list.query({})).items.find(({ to }) => to === email)!
    const { mail } = app.client((await makePerson(app, 'agent')).token)
    expect((await mail.list.query({})).items.some(({ to }) => to === email)).toBe(false)
    await expect(mail.byId.query({ id: found.id })).rejects.toMatchObject({
      data: { problem: 'mail_not_found' },
    })
  })
})

describe('a hash that was brought along', () => {
  test('of bcrypt opens the account and is made anew as argon2id', async () => {
    await using resources = new AsyncDisposableStack()
    const made = await hash(password, 10)
    const app = await openTestApp(resources, { ADMIN_PASSWORD: '', ADMIN_PASSWORD_HASH: made })
    await signInAs(app, 'admin@oka.test')
    const [row] = await app.deps.db.execute<{ hash: string }>(sql`
      select password_hash as hash from admins`)
    expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=1024,p=1,t=2\$/)
    await signInAs(app, 'admin@oka.test')
  })
})
