import { sql } from '@oka/db/client'
import { generate } from 'otplib'
import { describe, expect } from 'vitest'

import { makePerson, password, signInAs, statusOf } from '../testing/people.ts'
import { rest, test, type TestApp } from '../testing/test-app.ts'

const another = 'quite another long passphrase'

describe('the second factor', () => {
  /** Turns it on for somebody; returns the secret and the recovery codes. */
  async function turnOn(app: TestApp) {
    const person = await makePerson(app, 'agent')
    const { auth } = app.client(person.token)
    const { secret, uri, setup } = await auth.setUpSecondFactor.mutate({ password })
    expect(uri).toContain(`secret=${secret}`)
    expect(await auth.secondFactor.query()).toMatchObject({ enabled: false })
    const code = await generate({ secret })
    const { recoveryCodes } = await auth.confirmSecondFactor.mutate({ setup, code })
    return { ...person, secret, recoveryCodes, usedCode: code }
  }
  const logIn = async (app: TestApp, email: string): Promise<string> => {
    const { body } = await rest(app, 'POST /api/auth/login', { body: { email, password } })
    expect(body).toEqual({ secondFactor: true, challenge: expect.any(String) as string })
    return (body as { challenge: string }).challenge
  }
  /** The code of the next step, which the clock's tolerance lets in, since each step's works once. */
  const nextCode = (secret: string) =>
    generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 })

  test('is asked for after the password, and its code works once', async ({ app }) => {
    const { email, secret, usedCode } = await turnOn(app)
    const challenge = await logIn(app, email)
    const verify = (code: string) =>
      app.client().auth.verifySecondFactor.mutate({ challenge, code })
    await expect(verify(usedCode)).rejects.toMatchObject({
      data: { problem: 'second_factor_wrong' },
    })
    const code = await nextCode(secret)

    const session = await verify(code)

    expect(await statusOf(app, session.accessToken)).toBe(200)
    await expect(verify(code)).rejects.toMatchObject({ data: { problem: 'second_factor_wrong' } })
  })

  test('can be replaced by a recovery code, each of which works once, however it is typed', async ({
    app,
  }) => {
    const { email, token, recoveryCodes } = await turnOn(app)
    expect(new Set(recoveryCodes).size).toBe(10)
    const typed = ` ${recoveryCodes[3]!.toUpperCase().replaceAll('-', ' ')} `
    const verify = async () =>
      app.client().auth.verifySecondFactor.mutate({
        challenge: await logIn(app, email),
        code: typed,
      })
    expect(await verify()).toMatchObject({ admin: { email } })
    await expect(verify()).rejects.toMatchObject({ data: { problem: 'second_factor_wrong' } })
    expect(await app.client(token).auth.secondFactor.query()).toEqual({
      enabled: true,
      recoveryCodesLeft: 9,
    })
  })

  test('is not guessed: after five wrong codes the right one has to wait', async ({ app }) => {
    const { email, secret } = await turnOn(app)
    const challenge = await logIn(app, email)
    const right = await nextCode(secret)
    const wrong = right === '000000' ? '000001' : '000000'
    const { auth } = app.client()
    for (let time = 0; time < 5; time += 1) {
      await expect(
        auth.verifySecondFactor.mutate({ challenge, code: wrong }),
      ).rejects.toMatchObject({ data: { problem: 'second_factor_wrong' } })
    }
    await expect(auth.verifySecondFactor.mutate({ challenge, code: right })).rejects.toMatchObject({
      data: { problem: 'too_many_requests' },
    })
  })

  test('takes no challenge of before a change of password, nor a token of another kind', async ({
    app,
  }) => {
    const { email, token, secret } = await turnOn(app)
    const challenge = await logIn(app, email)
    await app.client(token).auth.changePassword.mutate({ password, newPassword: another })
    const code = await nextCode(secret)
    const link = await app.deps.signedTokens.sign('report-link', '1', 60)
    for (const given of [challenge, token, link, 'nonsense']) {
      await expect(
        app.client().auth.verifySecondFactor.mutate({ challenge: given, code }),
      ).rejects.toMatchObject({ data: { problem: 'challenge_expired' } })
    }
  })

  test('goes off with the password, and by an admin for who has lost it', async ({ app }) => {
    const one = await turnOn(app)
    const { auth } = app.client(one.token)
    await expect(auth.removeSecondFactor.mutate({ password: 'not mine' })).rejects.toMatchObject({
      data: { issues: [{ path: 'password' }] },
    })
    const renewed = await auth.renewRecoveryCodes.mutate({ password })
    expect(renewed.recoveryCodes).not.toContain(one.recoveryCodes[0])
    await auth.removeSecondFactor.mutate({ password })
    await signInAs(app, one.email)

    const other = await turnOn(app)
    await app.client(await app.signIn()).team.resetSecondFactor.mutate({ id: other.id })
    expect(await statusOf(app, other.token)).toBe(401)
    await signInAs(app, other.email)
  })

  test('is stored encrypted, and its recovery codes as digests', async ({ app }) => {
    const { id, secret, recoveryCodes } = await turnOn(app)
    const [row] = await app.deps.db.execute<{ row: string }>(sql`
      select admins::text as row from admins where id = ${id}`)
    for (const clear of [secret, ...recoveryCodes]) expect(row!.row).not.toContain(clear)
  })
})
