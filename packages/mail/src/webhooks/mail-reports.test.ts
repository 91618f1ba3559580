import { randomUUID } from 'node:crypto'

import type { MailReports, WebhookRefusal } from '@oka/api/ports/mail'
import { describe, expect, test } from 'vitest'

import { type SignedCall, webhookDoubles } from '../testing/webhook-double.ts'
import { createReadMailReports, reportingProviders } from './mail-reports.ts'

const mailId = randomUUID()
const to = 'zaneta@epi-dor.example'
const hour = 3600

describe.each(reportingProviders)('%s', (provider) => {
  const double = webhookDoubles[provider]()
  const reader = createReadMailReports({ [provider]: double.key }).get(provider)!
  const read = ({ headers, body }: SignedCall): MailReports | WebhookRefusal =>
    reader({ headers, body: Buffer.from(body) })
  const readOne = (call: SignedCall) => {
    const answer = read(call)
    if ('refused' in answer) throw new Error(answer.reason)
    return answer.reports
  }

  test.each([
    ['delivered', 'delivered', null],
    ['hard bounce', 'bounced', 'hard'],
    ['soft bounce', 'bounced', 'soft'],
    ['complaint', 'complained', null],
    ['opening', 'opened', null],
  ] as const)('tells of a %s', (fate, kind, bounce) => {
    const at = 1_790_000_000
    const [report, ...others] = readOne(double.call([{ fate, mailId, to, at }]))
    expect(others).toEqual([])
    expect(report).toMatchObject({ mailId, kind, bounce, recipient: to })
    expect(Math.floor(Date.parse(report!.at) / 1000)).toBe(at)
    expect(report!.reason !== null).toBe(kind === 'bounced')
  })

  test.each(['delay', 'click'] as const)('says nothing final by a %s', (fate) => {
    expect(readOne(double.call([{ fate, mailId, to }]))).toEqual([])
  })

  test('says nothing about a mail of somebody else', () => {
    expect(readOne(double.call([{ fate: 'delivered', to }]))).toEqual([])
  })

  test('names an event the same when it is repeated', () => {
    const told = [{ fate: 'delivered', mailId, to, eventId: 'event-7' } as const]
    expect(readOne(double.call(told))).toEqual(readOne(double.call(told)))
    expect(readOne(double.call(told))[0]!.id).toContain('event-7')
  })

  test('is not believed with the key of another account', () => {
    const foreign = webhookDoubles[provider]().call([{ fate: 'delivered', mailId, to }])
    expect(read(foreign)).toMatchObject({ refused: 'signature' })
  })

  test('is not believed without a signature, or with another’s', () => {
    const call = double.call([{ fate: 'delivered', mailId, to }])
    const unsigned = { 'content-type': 'application/json' }
    const stripped = provider === 'mailgun' ? '{"event-data":{}}' : call.body
    expect(read({ headers: unsigned, body: stripped })).toMatchObject({ refused: 'signature' })
    for (const body of ['', 'null', '[]', '{}', '\u0000', '{"signature":{"timestamp":"1"}}']) {
      expect(read({ ...call, body })).toMatchObject({ refused: 'signature' })
    }
    const garbled = Object.fromEntries(
      Object.entries(call.headers).map(([name, value]) => [
        name,
        name.endsWith('signature') ? `${value.slice(0, -8)}AAAAAAA=` : value,
      ]),
    )
    if (provider !== 'mailgun') {
      expect(read({ ...call, headers: garbled })).toMatchObject({ refused: 'signature' })
    }
  })
})

describe('what is signed', () => {
  test.each(['resend', 'sendgrid'] as const)('is the body of %s', (provider) => {
    const double = webhookDoubles[provider]()
    const reader = createReadMailReports({ [provider]: double.key }).get(provider)!
    const { headers, body } = double.call([{ fate: 'delivered', mailId, to }])
    const forged = Buffer.from(body.replace('delivered', 'bounced'))
    expect(reader({ headers, body: forged })).toMatchObject({ refused: 'signature' })
    // Even a blank: the bytes are signed, not what they mean.
    const spaced = Buffer.from(`${body} `)
    expect(reader({ headers, body: spaced })).toMatchObject({ refused: 'signature' })
  })

  test('is a token of Mailgun, which may be used once', () => {
    const double = webhookDoubles.mailgun()
    const reader = createReadMailReports({ mailgun: double.key }).get('mailgun')!
    const { headers, body } = double.call([{ fate: 'delivered', mailId, to }])
    const { token } = reader({ headers, body: Buffer.from(body) }) as MailReports
    expect(token).toMatch(/^mailgun:[\da-f]{50}$/)
  })

  test.each([
    ['resend', -10 * 60, true],
    ['resend', -4 * 60, false],
    ['resend', 10 * 60, true],
    ['mailgun', -8 * hour, false],
    ['mailgun', -10 * hour, true],
    ['mailgun', 10 * hour, true],
    ['sendgrid', -20 * hour, false],
  ] as const)('by %s %i s from now is too old or too new: %s', (provider, by, isRefused) => {
    const double = webhookDoubles[provider]()
    const reader = createReadMailReports({ [provider]: double.key }).get(provider)!
    const sentAt = Math.floor(Date.now() / 1000) + by
    const { headers, body } = double.call([{ fate: 'delivered', mailId, to }], { sentAt })
    const answer = reader({ headers, body: Buffer.from(body) })
    expect('refused' in answer).toBe(isRefused)
  })
})

test('SendGrid may tell of many mails at once', () => {
  const double = webhookDoubles.sendgrid()
  const reader = createReadMailReports({ sendgrid: double.key }).get('sendgrid')!
  const told = Array.from({ length: 500 }, () => ({
    fate: 'delivered' as const,
    mailId: randomUUID(),
    to,
  }))
  const { headers, body } = double.call([...told, { fate: 'delay', mailId, to }])
  const answer = reader({ headers, body: Buffer.from(body) }) as MailReports
  expect(answer.reports.map((report) => report.mailId)).toEqual(told.map((one) => one.mailId))
})

test.each([
  ['resend', 'whsec_'],
  ['resend', 'whsec_not base64!'],
  ['sendgrid', 'AAAA'],
  ['sendgrid', 'not a key'],
] as const)('%s cannot be verified with %s', (provider, key) => {
  expect(() => createReadMailReports({ [provider]: key })).toThrow()
})
