import { randomUUID } from 'node:crypto'

import { deliverMail } from '@oka/api/mail/deliver-mail'
import type { MailOutcome } from '@oka/api/ports/mail'
import { sql } from '@oka/db/client'
import { describe, expect, test } from 'vitest'

import { openTestApp } from '../testing/test-app.ts'

describe('an attempt', () => {
  /** A queued mail, and what becomes of it by outcomes as a provider without idempotency keys gives them. */
  async function deliver(
    resources: AsyncDisposableStack,
    outcomes: MailOutcome[],
    { idempotentFor = null as number | null, attempts = 0 } = {},
  ) {
    const app = await openTestApp(resources)
    const id = randomUUID()
    await app.deps.db.execute(sql`
      insert into mails (id, purpose, "to", subject, html, text, status, attempts)
      values (${id}, ${id}, 'jo@acme.example', 'S', '<p>h</p>', 't', 'queued', ${attempts})`)
    const delays: number[] = []
    let sent = 0
    const deps = {
      ...app.deps,
      // Jobs that are run here by hand.
      jobs: {
        ...app.deps.jobs,
        sendMail: async (_: unknown, __: unknown, delay = 0) => void delays.push(delay),
      },
      mailTransport: {
        from: 'hello@oka.example',
        name: 'Test',
        idempotentFor,
        send: async () => outcomes[sent++]!,
      },
    }
    const wanted = outcomes.length
    for (let run = 0; run < wanted; run += 1) await deliverMail(deps, id)
    const [mail] = (await app.client(await app.signIn()).mail.list.query({})).items
    return {
      status: mail!.status,
      attempts: mail!.attempts,
      lastError: mail!.lastError,
      delays,
      sent,
    }
  }

  const deferred = (retryAfter?: number): MailOutcome => ({
    kind: 'deferred',
    reason: 'Later',
    ...(retryAfter !== undefined && { retryAfter }),
  })
  const unknown: MailOutcome = { kind: 'unknown', reason: 'No answer' }
  const refused: MailOutcome = { kind: 'refused', reason: 'No' }
  const accepted: MailOutcome = { kind: 'accepted', providerId: null }
  const day = 86_400_000

  test.each([
    ['accepted', [accepted], null, { status: 'sent', delays: [], sent: 1 }],
    ['refused', [refused], null, { status: 'failed', lastError: 'No', delays: [] }],
    ['refused again by nobody', [refused, accepted], null, { status: 'failed', sent: 1 }],
    ['deferred', [deferred()], null, { status: 'queued', delays: [10], lastError: 'Later' }],
    [
      'deferred with growing delays',
      [deferred(), deferred(), deferred(), accepted],
      null,
      { status: 'sent', delays: [10, 20, 40], attempts: 4, lastError: null },
    ],
    ['deferred as the provider asks', [deferred(120)], null, { delays: [120] }],
    ['deferred no sooner than the backoff', [deferred(1)], null, { delays: [10] }],
    ['deferred for a day at most', [deferred(9_999_999)], null, { delays: [86_400] }],
    ['unknown', [unknown, accepted], null, { status: 'unconfirmed', delays: [], sent: 1 }],
    ['unknown, with a key', [unknown, accepted], day, { status: 'sent', delays: [10], sent: 2 }],
    // The first attempt may have been accepted, whatever the second was told.
    [
      'unknown and then refused',
      [unknown, refused],
      day,
      { status: 'unconfirmed', lastError: 'No' },
    ],
    [
      'unknown, deferred and then refused',
      [unknown, deferred(), refused],
      day,
      { status: 'unconfirmed' },
    ],
  ] as const)('is %s', async (_, outcomes, idempotentFor, expected) => {
    await using resources = new AsyncDisposableStack()

    expect(await deliver(resources, [...outcomes], { idempotentFor })).toMatchObject(expected)
  })

  test.each([
    [deferred(), null, 'failed'],
    [unknown, day, 'unconfirmed'],
  ] as const)('that is the last one, and %o, ends it', async (outcome, idempotentFor, status) => {
    await using resources = new AsyncDisposableStack()

    expect(await deliver(resources, [outcome], { idempotentFor, attempts: 29 })).toMatchObject({
      status,
      attempts: 30,
      delays: [],
    })
  })
})

test('a queued mail stays in the outbox when the provider was taken out of the settings', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources)
  const id = randomUUID()
  await app.deps.db.execute(sql`
    insert into mails (id, purpose, "to", subject, html, text)
    values (${id}, ${id}, 'jo@acme.example', 'S', '<p>h</p>', 't')`)

  await deliverMail(app.deps, id)

  expect((await app.client(await app.signIn()).mail.list.query({})).items).toMatchObject([
    { status: 'kept', attempts: 0 },
  ])
})
