import { randomBytes, randomUUID } from 'node:crypto'

import type { OutgoingMail } from '@oka/api/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createResendTransport } from './resend.ts'
import { openResendDouble, resendKey } from './testing/resend-double.ts'
import type { ResendDouble } from './testing/resend-double.ts'

const from = 'OKA Tech <noreply@oka.example>'
let double: ResendDouble
beforeEach(async () => {
  double = await openResendDouble()
})
afterEach(() => double[Symbol.asyncDispose]())

const transport = (settings: { apiKey?: string; timeout?: number } = {}) =>
  createResendTransport({ apiKey: resendKey, from, baseUrl: double.baseUrl, ...settings })

function makeMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    id: randomUUID(),
    to: 'zaneta@epi-dor.example',
    subject: 'Votre projet – Łódź & Cie',
    html: '<p>Bonjour Żaneta</p>',
    text: 'Bonjour Żaneta',
    attachments: [],
    ...changes,
  }
}

test('hands over the whole mail, its attachments byte for byte', async () => {
  const content = randomBytes(40_000)
  const mail = makeMail({
    attachments: [{ name: 'rapport été.pdf', content, contentType: 'application/pdf' }],
  })
  const sent = await transport().send(mail)

  expect(sent).toEqual({ providerId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(double.accepted).toHaveLength(1)
  const { headers, body } = double.accepted[0]!
  expect(headers).toMatchObject({
    authorization: `Bearer ${resendKey}`,
    'idempotency-key': mail.id,
    'content-type': 'application/json',
  })
  expect(body).toMatchObject({
    from,
    to: mail.to,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    attachments: [{ filename: 'rapport été.pdf', content_type: 'application/pdf' }],
  })
  expect(Buffer.from(body.attachments![0]!.content, 'base64').equals(content)).toBe(true)
})

test('a mail sent again under its id goes out once', async () => {
  const mail = makeMail()
  const first = await transport().send(mail)

  expect(await transport().send(mail)).toEqual(first)
  expect(double.accepted).toHaveLength(1)
})

test('an id taken by another mail is refused', async () => {
  const mail = makeMail()
  await transport().send(mail)

  expect(await transport().send({ ...mail, subject: 'Autre' })).toEqual({
    refused: expect.stringContaining('invalid_idempotent_request'),
  })
})

test('a wrong key is refused with the reason', async () => {
  expect(await transport({ apiKey: 're_wrong' }).send(makeMail())).toEqual({
    refused: 'invalid_api_key: API key is invalid.',
  })
})

test.each([
  { status: 422, name: 'validation_error', message: 'Invalid `to` field.' },
  { status: 401, name: 'missing_api_key', message: 'Missing API key.' },
  { status: 403, name: 'validation_error', message: 'The domain is not verified.' },
])('$status $name is refused: trying again is useless', async (fault) => {
  double.failNext(fault)

  expect(await transport().send(makeMail())).toEqual({ refused: `${fault.name}: ${fault.message}` })
})

test.each([
  { status: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' },
  { status: 429, name: 'daily_quota_exceeded', message: 'Daily quota reached.' },
  { status: 409, name: 'concurrent_idempotent_requests', message: 'Under way.' },
  { status: 500, name: 'application_error', message: 'An unexpected error occurred.' },
  { status: 503, name: 'internal_server_error', message: 'Unavailable.' },
])('$status $name throws, and the next try goes out', async (fault) => {
  const mail = makeMail()
  double.failNext(fault)

  await expect(transport().send(mail)).rejects.toThrow(`Resend failed for now: ${fault.name}`)
  expect(await transport().send(mail)).toHaveProperty('providerId')
})

test.each(['cut', 'web page'] as const)('a broken answer throws: %s', async (fault) => {
  double.failNext(fault)

  await expect(transport().send(makeMail())).rejects.toThrow('Resend failed for now')
})

test('a call without answer throws after its time', async () => {
  double.failNext('hang')

  await expect(transport({ timeout: 100 }).send(makeMail())).rejects.toThrow(
    'Resend did not answer within 100 ms',
  )
  expect(double.calls).toBe(1)
})

test.each<[string, Partial<OutgoingMail>, RegExp]>([
  ['two recipients', { to: 'a@example.org, b@example.org' }, /one address/],
  ['a recipient with a name', { to: 'A <a@example.org>' }, /one address/],
  ['a line break in the recipient', { to: 'a@example.org\r\nBcc: b@example.org' }, /one address/],
  ['no recipient', { to: '' }, /one address/],
  ['a line break in the subject', { subject: 'Hello\r\nBcc: b@example.org' }, /subject/],
  [
    'a path as file name',
    { attachments: [{ name: '../a.pdf', content: Buffer.of(1), contentType: 'application/pdf' }] },
    /file name/,
  ],
  [
    'a line break in a file name',
    { attachments: [{ name: 'a\n.pdf', content: Buffer.of(1), contentType: 'application/pdf' }] },
    /file name/,
  ],
])('is never sent: %s', async (_, changes, reason) => {
  expect(await transport().send(makeMail(changes))).toEqual({
    refused: expect.stringMatching(reason),
  })
  expect(double.calls).toBe(0)
})
