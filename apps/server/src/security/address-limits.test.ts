import { randomUUID } from 'node:crypto'

import type { LimitName } from '@oka/api/deps'
import { describe, expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openTestApp, rest, test, type TestApp } from '../testing/test-app.ts'

/** Addresses of the outer world, as a proxy on this machine reports them. */
const behindProxy = { TRUST_PROXY: '127.0.0.1' }
const from = (address: string) => ({ 'x-forwarded-for': address })

async function startFrom(app: TestApp, address: string) {
  const { body } = await rest(app, 'POST /api/chat/start', { body: {}, headers: from(address) })
  const { visitorToken: token } = body as { visitorToken: string }
  const say = async (content: string) => {
    const message = { clientMessageId: randomUUID(), content }
    const options = { token, body: message, headers: from(address) }
    return (await rest(app, 'POST /api/chat/message', options)).status
  }
  return { say }
}

const times = <Value>(count: number, make: () => Promise<Value>) =>
  Promise.all(Array.from({ length: count }, make))

describe('one address', () => {
  test('with many conversations says no more than a crowd would, and others are not held up', async () => {
    await using resources = new AsyncDisposableStack()
    // 12 messages a minute of an address, at least one of a conversation.
    const app = await openTestApp(resources, { ...behindProxy, RATE_LIMIT_SCALE: '0.01' })
    const flood: number[] = []
    for (let start = 0; start < 4; start += 1) {
      // A limit of starts holds as well, so these come from the neighbours of one IPv6 network.
      const { say } = await startFrom(app, `2001:db8:${start}::1`)
      flood.push(await say('Hello'))
    }
    expect(flood).toEqual([200, 200, 200, 200])

    const statuses: number[] = []
    for (let call = 0; call < 20; call += 1) {
      statuses.push((await isRefused(app, 'address_messages', '192.0.2.1')) ? 429 : 200)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(12)
    expect(await (await startFrom(app, '198.51.100.7')).say('Hello')).toBe(200)
  })

  test('is an office of 50 people who chat at once', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, behindProxy)
    const people = await times(50, () => startFrom(app, '192.0.2.7'))
    for (const words of ['Hello', 'We need a new web site', 'By March']) {
      expect(await Promise.all(people.map(({ say }) => say(words)))).toEqual(people.map(() => 200))
    }
  })
})

describe('one conversation', () => {
  test('holds so many messages and so much text a day', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, { RATE_LIMIT_SCALE: '0.02' })
    const { limits } = app.deps
    for (let message = 0; message < 20; message += 1) await limits.count('chat_messages_a_day', 'a')
    expect(await isRefused(app, 'chat_messages_a_day', 'a')).toBe(true)
    const { say } = await startVisitor(app)
    await say('é'.repeat(4000), false)
    await limits.count('chat_messages_a_day', 'b')
  })
})

test('limits against floods hold for all processes together', async () => {
  await using resources = new AsyncDisposableStack()
  const first = await openTestApp(resources)
  const second = await openTestApp(resources, { DATABASE_URL: first.databaseUrl })
  const limit = 6000
  for (const { deps } of [first, second]) {
    await deps.limits.count('address_calls', '192.0.2.9', limit * 0.6)
  }
  await expect.poll(() => isRefused(first, 'address_calls', '192.0.2.9')).toBe(true)
  await expect.poll(() => isRefused(second, 'address_calls', '192.0.2.9')).toBe(true)
})

test('a lead is mailed its report no more than so often a day', async ({ app }) => {
  const staff = app.client(await app.signIn())
  const { say } = await startVisitor(app)
  await say('We need a new web site. I am Jo Bell, jo@bell.example')
  await expect
    .poll(async () => (await staff.leads.list.query({ q: 'jo@bell.example' })).items.length)
    .toBe(1)
  const { items } = await staff.leads.list.query({ q: 'jo@bell.example' })
  const { id: leadId } = items[0]!
  await staff.report.generate.mutate({ leadId, wait: true })
  const problems: unknown[] = []
  for (let call = 0; call < 8; call += 1) {
    await staff.report.email
      .mutate({ leadId, again: true })
      .catch((error: { data?: { problem?: string } }) => problems.push(error.data?.problem))
  }
  expect(problems).toEqual(['too_many_requests', 'too_many_requests', 'too_many_requests'])
  expect((await staff.mail.list.query({ leadId })).items).toHaveLength(5)
})

async function isRefused({ deps }: TestApp, name: LimitName, key: string): Promise<boolean> {
  try {
    await deps.limits.count(name, key)
    return false
  } catch (error) {
    expect(error).toMatchObject({ problem: 'too_many_requests' })
    return true
  }
}
