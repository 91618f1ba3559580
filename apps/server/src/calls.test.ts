import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { openScene } from './testing/chat.ts'
import { test, type TestApp } from './testing/test-app.ts'

const minutesAgo = (app: TestApp, conversationId: string, minutes: number) =>
  app.deps.db.execute(sql`
    update conversations set waiting_since = now() - make_interval(mins => ${minutes})
    where id = ${conversationId}`)

describe('a visitor who asks for a person', () => {
  test('is told what to expect, and everybody is called once', async ({ app }) => {
    const { conversationId, client, say, messages, lea, sam, callsOf } = await openScene(app)
    await say('Hello')

    const [first, second] = await Promise.all([
      client.chat.requestPerson.mutate({ conversationId }),
      client.chat.requestPerson.mutate({ conversationId }),
    ])

    expect(first).toEqual({ available: false, expectedMinutes: null })
    expect(second).toEqual(first)
    const told = (await messages()).filter(({ role }) => role === 'system')
    expect(told).toHaveLength(1)
    expect(told[0]!.content).toMatch(/^Nobody is free at the moment\./)
    for (const { token } of [lea, sam]) {
      expect(await callsOf(token)).toMatchObject([{ kind: 'person_requested' }])
    }

    await app.client(lea.token).chat.takeOver.mutate({ conversationId })

    expect(await callsOf(sam.token)).toMatchObject([{ acknowledgedAt: expect.any(String) }])
    expect((await client.chat.requestPerson.mutate({ conversationId })).available).toBe(false)
    expect((await messages()).filter(({ role }) => role === 'system')).toHaveLength(2)
  })

  test('is told that somebody comes while staff have the inbox open', async ({ app }) => {
    const { conversationId, client, say, messages, lea } = await openScene(app)
    await say('Hello')
    const events: unknown[] = []
    const inbox = app.client(lea.token).chat.inbox.subscribe(undefined, {
      onData: (event) => void events.push(event),
    })
    await expect.poll(() => events).toContainEqual({ type: 'resync' })

    expect(await client.chat.requestPerson.mutate({ conversationId })).toMatchObject({
      available: true,
    })

    expect((await messages()).at(-1)!.content).toMatch(/^A colleague has been called/)
    await expect.poll(() => events).toContainEqual({ type: 'notification' })
    inbox.unsubscribe()
    await app.deps.db.execute(sql`update admins set available_until = null`)
  })

  test('out of office hours is told when somebody will be there', async ({ app }) => {
    const { conversationId, client, say, messages } = await openScene(app)
    const admin = app.client(await app.signIn())
    const today = new Date()
    const tomorrow = ((today.getUTCDay() + 7) % 7) + 1
    const officeHours = {
      timeZone: 'UTC',
      hours: [{ day: tomorrow, from: '09:00', to: '18:00' }],
      holidays: [],
    }
    await admin.settings.update.mutate({ officeHours })
    await say('Hello')

    await client.chat.requestPerson.mutate({ conversationId })

    expect((await messages()).at(-1)!.content).toMatch(
      /^Nobody is here at the moment; we are back on \w+, \w+ \d+ at 9:00\sAM \(UTC time\)\./,
    )
    await admin.settings.update.mutate({ officeHours: null })
  })
})

describe('closing a conversation', () => {
  test('ends what it called for, so that asking again calls again', async ({ app }) => {
    const { conversationId, client, say, lea, callsOf } = await openScene(app)
    await say('Hello')
    await client.chat.requestPerson.mutate({ conversationId })
    const staff = app.client(lea.token)
    await staff.chat.close.mutate({ conversationId })
    expect(await callsOf(lea.token)).toMatchObject([{ acknowledgedAt: expect.any(String) }])

    await staff.chat.reopen.mutate({ conversationId })
    await client.chat.requestPerson.mutate({ conversationId })

    expect(await callsOf(lea.token)).toHaveLength(2)
  })

  test('and deleting its lead hides whom it was with', async ({ app }) => {
    const { conversationId, client, say, lea, callsOf, inboxOf } = await openScene(app)
    await say('I am Jane Cooper, jane.cooper@acme.example')
    await client.chat.requestPerson.mutate({ conversationId })
    const { lead } = await inboxOf(lea.token)
    expect(lead).toMatchObject({ name: 'Jane Cooper' })

    await app.client(await app.signIn()).leads.delete.mutate({ id: lead!.id })

    expect(await inboxOf(lea.token)).toMatchObject({ lead: null })
    expect(await callsOf(lea.token)).toMatchObject([{ lead: null }])
  })
})

describe('a visitor who writes to want a person', () => {
  test('is answered, told what to expect, and everybody is called', async ({ app }) => {
    const { say, messages, lea, callsOf } = await openScene(app)

    await say('I would like to talk to a real person')

    const stored = await messages()
    expect(stored.map(({ role }) => role)).toEqual(['visitor', 'assistant', 'system'])
    expect(stored.at(-1)!.content).toMatch(/^Nobody is free at the moment\./)
    expect(await callsOf(lea.token)).toMatchObject([{ kind: 'person_requested' }])
  })
})

describe('a visitor who is let wait', () => {
  test('is given back to the assistant, once', async ({ app }) => {
    const { conversationId, say, messages, lea } = await openScene(app)
    await app.client(lea.token).chat.takeOver.mutate({ conversationId })
    await say('Is anybody there?', false)
    await minutesAgo(app, conversationId, 11)

    await expect.poll(messages, { timeout: 15_000 }).toHaveLength(4)

    const stored = await messages()
    expect(stored.map(({ role }) => role)).toEqual(['system', 'visitor', 'system', 'assistant'])
    expect(stored[2]!.content).toMatch(/cannot answer right now/)
  })

  test('is left to whoever answered in time', async ({ app }) => {
    const { conversationId, say, lea, inboxOf } = await openScene(app)
    await app.client(lea.token).chat.takeOver.mutate({ conversationId })
    await say('Is anybody there?', false)
    expect((await inboxOf(lea.token)).waitingSince).not.toBeNull()
    await app
      .client(lea.token)
      .chat.reply.mutate({ conversationId, clientMessageId: randomUUID(), content: 'Yes' })

    expect(await inboxOf(lea.token)).toMatchObject({ waitingSince: null, mode: 'human' })
  })
})

describe('a hot lead', () => {
  const hot =
    'I am Jane Cooper, CEO of Acme. We need a new customer portal with single sign-on and a mobile app, for 80 000 EUR, within 2 months. I decide alone. Write to jane@acme.example or call +44 20 7946 0958'

  test('calls on everybody, goes out by mail when nobody acknowledges, and only once', async ({
    app,
  }) => {
    const { conversationId, say, lea, callsOf } = await openScene(app)
    await say(hot)
    const [call] = await callsOf(lea.token)
    expect(call).toMatchObject({ kind: 'hot_lead', lead: { name: 'Jane Cooper' } })

    await app.deps.db.execute(sql`
      update notifications set created_at = now() - interval '6 minutes'
      where conversation_id = ${conversationId}`)
    const mailsToLea = async () => {
      const admin = app.client(await app.signIn())
      const mails = await admin.mail.list.query({})
      return mails.filter(({ kind, to }) => kind === 'escalation' && to === lea.email)
    }
    await expect.poll(mailsToLea, { timeout: 15_000 }).toHaveLength(1)

    const client = app.client(lea.token)
    const acknowledged = await client.notification.acknowledge.mutate({ id: call!.id })
    expect(acknowledged.acknowledgedAt).not.toBeNull()
    await say('And a dark mode, please')
    expect(await callsOf(lea.token)).toHaveLength(1)
    expect(await mailsToLea()).toHaveLength(1)
  })
})
