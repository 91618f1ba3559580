import { describe, expect, test } from 'vitest'

import type { Fault } from './testing/http-double.ts'
import { mailgunKey, openMailgunDouble, unverifiedDomain } from './testing/mailgun-double.ts'
import { openResendDouble } from './testing/resend-double.ts'
import { openSendgridDouble, sendgridKey } from './testing/sendgrid-double.ts'
import { doubles, makeFile, makeMail, makeTransport } from './testing/transports.ts'
import type { Provider } from './transport.ts'

type Api = Exclude<Provider['kind'], 'smtp'>
const apis: Api[] = ['resend', 'sendgrid', 'mailgun']

/** What an attempt comes to when the API's double fails so. */
async function tryWith(kind: Api, fault: Fault) {
  const { double, provider } = await doubles[kind]()
  await using _ = double
  ;(double as { failNext: (fault: Fault) => void }).failNext(fault)
  return await makeTransport(provider).send(makeMail())
}

describe.each(apis)('%s', (kind) => {
  test.each([400, 401, 402, 403, 404, 413, 415, 422, 301])('%i is final', async (status) => {
    const body = { message: 'The domain\r\nis not verified.' }

    expect(await tryWith(kind, { status, body })).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(
        new RegExp(`^${kind} answered ${status}: The domain is not verified\\.$`, 'i'),
      ),
    })
  })

  test.each([408, 425, 429, 500, 503])('%i may pass', async (status) => {
    expect(await tryWith(kind, { status, body: '<h1>Sorry</h1>' })).toEqual({
      kind: 'deferred',
      reason: expect.stringMatching(
        new RegExp(`^${kind} answered ${status}: no reason given$`, 'i'),
      ),
    })
  })

  test.each([502, 504])('of %i, which a gateway gives, nothing is known', async (status) => {
    expect(await tryWith(kind, { status })).toMatchObject({ kind: 'unknown' })
  })

  test('200 with a web page is no acceptance', async () => {
    expect(await tryWith(kind, { status: 200, body: '<h1>Welcome</h1>' })).toMatchObject({
      kind: 'unknown',
    })
  })

  test.each([
    ['120', 120],
    [new Date(Date.now() + 300_000).toUTCString(), 300],
    ['soon', undefined],
    ['-5', undefined],
  ])('of Retry-After %j it waits %s seconds', async (given, seconds) => {
    const fault = { status: 429, headers: { 'retry-after': given } }
    const outcome = (await tryWith(kind, fault)) as { kind: string; retryAfter?: number }

    expect(outcome.kind).toBe('deferred')
    if (seconds === undefined) expect(outcome.retryAfter).toBeUndefined()
    else expect(Math.abs(outcome.retryAfter! - seconds)).toBeLessThan(60)
  })

  test('of a line that was cut while the mail was still going out it knows that it was not accepted', async () => {
    const { double, provider } = await doubles[kind]()
    await using _ = double
    ;(double as { failNext: (fault: Fault) => void }).failNext('cut while sending')
    // More than the buffers of the line take.
    const content = Buffer.alloc(20_000_000)
    const attachments = [{ name: 'a.pdf', content, contentType: 'application/pdf' }]

    expect(await makeTransport(provider).send(makeMail({ attachments }))).toMatchObject({
      kind: 'deferred',
    })
  })
})

describe('Resend', () => {
  test('sends a mail that comes again under its id once', async () => {
    const { double, provider } = await doubles.resend()
    await using _ = double
    const mail = makeMail()
    double.failNext('cut after acceptance')

    expect(await makeTransport(provider).send(mail)).toMatchObject({ kind: 'unknown' })
    expect(await makeTransport(provider).send(mail)).toMatchObject({ kind: 'accepted' })
    expect(double.accepted).toMatchObject([{ key: mail.id }])
  })

  test('refuses an id that another mail has', async () => {
    const { double, provider } = await doubles.resend()
    await using _ = double
    const mail = makeMail()
    await makeTransport(provider).send(mail)

    expect(await makeTransport(provider).send({ ...mail, subject: 'Autre' })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('different request payload'),
    })
  })

  test('is asked again while the first call under an id is under way', async () => {
    const body = { statusCode: 409, name: 'concurrent_idempotent_requests', message: 'Under way.' }

    expect(await tryWith('resend', { status: 409, body })).toMatchObject({ kind: 'deferred' })
  })

  test('refuses a wrong key', async () => {
    await using double = await openResendDouble()
    const provider = { kind: 'resend', apiKey: 're_wrong', baseUrl: double.baseUrl } as const

    expect(await makeTransport(provider).send(makeMail())).toEqual({
      kind: 'refused',
      reason: 'Resend answered 403: API key is invalid.',
    })
  })
})

describe('SendGrid', () => {
  test('is told to rewrite no link, and may be given an address with the version in it', async () => {
    await using double = await openSendgridDouble()
    const baseUrl = `${double.baseUrl}/v3/`

    await makeTransport({ kind: 'sendgrid', apiKey: sendgridKey, baseUrl }).send(makeMail())
    expect(double.accepted).toMatchObject([{ isTracked: false }])
  })

  test('refuses a wrong key, a sender that was not verified, and a mail that is too large', async () => {
    await using double = await openSendgridDouble()
    const { baseUrl } = double
    const wrong = { kind: 'sendgrid', apiKey: 'SG.wrong', baseUrl } as const
    const right = { ...wrong, apiKey: sendgridKey }
    const stranger = { name: '', address: 'someone@elsewhere.example' }
    const content = Buffer.alloc(24_000_000)
    const attachments = [{ name: 'a.pdf', content, contentType: 'application/pdf' }]

    const reasons = [
      await makeTransport(wrong).send(makeMail()),
      await makeTransport(right, { sender: stranger }).send(makeMail()),
      await makeTransport(right).send(makeMail({ attachments })),
    ]
    expect(reasons).toEqual([
      { kind: 'refused', reason: expect.stringContaining('401: The provided authorization grant') },
      { kind: 'refused', reason: expect.stringContaining('403: The from address does not match') },
      { kind: 'refused', reason: 'SendGrid answered 413: no reason given' },
    ])
    expect(double.accepted).toEqual([])
  })
})

describe('Mailgun', () => {
  test('is told to rewrite no link', async () => {
    const { double, provider } = await doubles.mailgun()
    await using _ = double

    await makeTransport(provider).send(makeMail())
    expect(double.accepted).toMatchObject([{ tracking: 'no' }])
  })

  test('refuses a wrong key, an unknown and an unverified domain, and a mail that is too large', async () => {
    await using double = await openMailgunDouble()
    const { baseUrl } = double
    const right = {
      kind: 'mailgun',
      apiKey: mailgunKey,
      domain: 'mg.oka.example',
      baseUrl,
    } as const
    const content = Buffer.alloc(27_000_000)
    const attachments = [{ name: 'a.pdf', content, contentType: 'application/pdf' }]

    const reasons = [
      await makeTransport({ ...right, apiKey: 'key-wrong' }).send(makeMail()),
      await makeTransport({ ...right, domain: 'other.example' }).send(makeMail()),
      await makeTransport({ ...right, domain: unverifiedDomain }).send(makeMail()),
      await makeTransport(right).send(makeMail({ attachments })),
    ]
    expect(reasons).toEqual([
      { kind: 'refused', reason: 'Mailgun answered 401: Forbidden' },
      { kind: 'refused', reason: 'Mailgun answered 404: Domain not found: other.example' },
      {
        kind: 'refused',
        reason: expect.stringContaining('403: Domain new.oka.example is not allowed'),
      },
      { kind: 'refused', reason: 'Mailgun answered 413: Request Entity Too Large' },
    ])
    expect(double.accepted).toEqual([])
  })
})

test('a file name may hold quotes', async () => {
  const { double, provider } = await doubles.mailgun()
  await using _ = double

  await makeTransport(provider).send(makeMail({ attachments: [makeFile('un "été".pdf')] }))
  // As HTML has it for multipart/form-data: a quote is %22.
  expect(double.accepted[0]!.attachments[0]!.name).toMatch(/^un ("|%22)été("|%22)\.pdf$/)
})
