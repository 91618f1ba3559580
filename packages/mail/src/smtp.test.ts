import { expect, test } from 'vitest'

import { openSmtpDouble, smtpUser } from './testing/smtp-double.ts'
import { makeMail, makeTransport, smtpProvider } from './testing/transports.ts'

test('encrypts as soon as the server offers it, and signs in', async () => {
  await using double = await openSmtpDouble()
  const mail = makeMail()
  await makeTransport(smtpProvider(double.port)).send(mail)

  expect(double.accepted).toMatchObject([
    { isEncrypted: true, user: smtpUser, messageId: `<${mail.id}@oka.example>` },
  ])
})

test('speaks TLS from the start', async () => {
  await using double = await openSmtpDouble({ secure: true })
  await makeTransport(smtpProvider(double.port, { isSecure: true })).send(makeMail())

  expect(double.accepted).toMatchObject([{ isEncrypted: true }])
})

test('sends without a login where none is asked for', async () => {
  await using double = await openSmtpDouble({ disabledCommands: ['STARTTLS', 'AUTH'] })
  await makeTransport(smtpProvider(double.port, { login: null })).send(makeMail())

  expect(double.accepted).toMatchObject([{ isEncrypted: false, user: undefined }])
})

test('trusts no certificate that nobody signed, where it has to be valid', async () => {
  await using double = await openSmtpDouble()
  const strict = smtpProvider(double.port, { verifiesCertificate: true })

  expect(await makeTransport(strict).send(makeMail())).toEqual({
    kind: 'deferred',
    reason: expect.stringContaining('certificate'),
  })
  expect(double.accepted).toEqual([])
})

test('shows its password to no server without TLS, where that is required', async () => {
  await using double = await openSmtpDouble({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
  })
  const strict = smtpProvider(double.port, { requiresTls: true })

  expect(await makeTransport(strict).send(makeMail())).toMatchObject({ kind: 'refused' })
  expect(double.accepted).toEqual([])
})

test('a wrong password is final', async () => {
  await using double = await openSmtpDouble()
  const login = { user: smtpUser, pass: 'wrong' }

  expect(await makeTransport(smtpProvider(double.port, { login })).send(makeMail())).toEqual({
    kind: 'refused',
    reason: expect.stringContaining('535'),
  })
})

test.each([
  { at: 'connect', code: 421, kind: 'deferred' },
  { at: 'connect', code: 554, kind: 'refused' },
  { at: 'auth', code: 454, kind: 'deferred' },
  { at: 'from', code: 450, kind: 'deferred' },
  { at: 'from', code: 553, kind: 'refused' },
  { at: 'to', code: 451, kind: 'deferred' },
  { at: 'to', code: 550, kind: 'refused' },
  { at: 'data', code: 452, kind: 'deferred' },
  { at: 'data', code: 552, kind: 'refused' },
] as const)('$code at $at: $kind', async ({ at, code, kind }) => {
  await using double = await openSmtpDouble()
  double.failNext({ at, code, message: 'Said the server' })

  expect(await makeTransport(smtpProvider(double.port)).send(makeMail())).toEqual({
    kind,
    reason: expect.stringMatching(new RegExp(`^SMTP: .*${code} Said the server`)),
  })
  expect(double.accepted).toEqual([])
})

test('a mail above the size that the server names is refused before it is sent', async () => {
  await using double = await openSmtpDouble({ size: 1000 })
  const text = 'Bonjour '.repeat(1000)

  expect(await makeTransport(smtpProvider(double.port)).send(makeMail({ text }))).toMatchObject({
    kind: 'refused',
    reason: expect.stringMatching(/size/i),
  })
})

test('knows that nothing was accepted when the line is cut before the message', async () => {
  await using double = await openSmtpDouble()
  double.failNext('cut after the recipient')

  expect(await makeTransport(smtpProvider(double.port)).send(makeMail())).toMatchObject({
    kind: 'deferred',
  })
})

test('knows that nothing was accepted by a server that never greets', async () => {
  await using double = await openSmtpDouble()
  double.failNext('hang')
  const transport = makeTransport(smtpProvider(double.port), { timeoutMs: 300 })

  expect(await transport.send(makeMail())).toMatchObject({ kind: 'deferred' })
})
