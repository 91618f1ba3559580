import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { turnsTopic, notify } from '@oka/db/topics'
import { describe, expect } from 'vitest'

import { openScene } from '../testing/chat.ts'
import { test, type TestApp } from '../testing/test-app.ts'

/** So many minutes pass in the conversation. */
async function age({ deps }: TestApp, conversationId: string, minutes: number): Promise<void> {
  const passed = sql`make_interval(mins => ${minutes})`
  await deps.db.execute(sql`
    update messages set created_at = created_at - ${passed}
    where conversation_id = ${conversationId}`)
  await deps.db.execute(sql`
    update notifications set created_at = created_at - ${passed}
    where conversation_id = ${conversationId}`)
  await deps.db.execute(sql`
    update conversations set waiting_since = waiting_since - ${passed}
    where id = ${conversationId}`)
}

/** A conversation that was taken over by somebody who lets its visitor wait. */
async function letWait(app: TestApp) {
  const scene = await openScene(app)
  const { conversationId } = scene
  await app.client(scene.lea.token).chat.takeOver.mutate({ conversationId })
  await scene.say('Is anybody there?', false)
  return scene
}

/**
 * Resolves when a sweep has begun and ended after the call. Two visitors are given back, the second
 * let wait when the first was seen to be: two sweeps did that, and all between is theirs.
 */
async function untilSwept(app: TestApp): Promise<void> {
  for (const visitor of ['first', 'second']) {
    const { conversationId, messages } = await letWait(app)
    await age(app, conversationId, 11)
    // Spares the wait for the next look, which comes by itself.
    await notify(app.deps.db, turnsTopic)
    await expect.poll(messages, { message: `the ${visitor} is given back` }).toHaveLength(4)
  }
}

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

  test('and deleting its lead hides it, and the call', async ({ app }) => {
    const { conversationId, client, say, lea, callsOf, inboxOf } = await openScene(app)
    await say('I am Jane Cooper, jane.cooper@acme.example')
    await client.chat.requestPerson.mutate({ conversationId })
    const { lead } = await inboxOf(lea.token)
    expect(lead).toMatchObject({ name: 'Jane Cooper' })

    await app.client(await app.signIn()).leads.delete.mutate({ id: lead!.id })

    expect(await inboxOf(lea.token)).toBeUndefined()
    expect(await callsOf(lea.token)).toEqual([])
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
  const rolesOf = async ({ messages }: Awaited<ReturnType<typeof openScene>>) =>
    (await messages()).map(({ role }) => role)
  const handedBack = ['system', 'visitor', 'system', 'assistant']

  test('is given back to the assistant, once', async ({ app }) => {
    const scene = await letWait(app)
    await age(app, scene.conversationId, 11)

    await expect.poll(() => rolesOf(scene)).toEqual(handedBack)
    expect((await scene.messages())[2]!.content).toMatch(/cannot answer right now/)

    await age(app, scene.conversationId, 60)
    await untilSwept(app)
    expect(await rolesOf(scene)).toEqual(handedBack)
  })

  test('is left to whoever answered in time', async ({ app }) => {
    const scene = await letWait(app)
    const { conversationId, lea, inboxOf } = scene
    expect((await inboxOf(lea.token)).waitingSince).not.toBeNull()
    await app
      .client(lea.token)
      .chat.reply.mutate({ conversationId, clientMessageId: randomUUID(), content: 'Yes' })

    await age(app, conversationId, 60)
    await untilSwept(app)

    expect(await inboxOf(lea.token)).toMatchObject({
      waitingSince: null,
      mode: 'human',
      holder: { id: lea.id },
    })
    expect(await rolesOf(scene)).toEqual(['system', 'visitor', 'agent'])
  })

  test('is left to whoever has just taken over', async ({ app }) => {
    const { conversationId, lea, sam, inboxOf } = await letWait(app)
    await age(app, conversationId, 8)
    await app.client(lea.token).chat.handOver.mutate({ conversationId, adminId: sam.id })
    await age(app, conversationId, 8)
    await untilSwept(app)
    expect(await inboxOf(lea.token)).toMatchObject({ mode: 'human', holder: { id: sam.id } })

    await age(app, conversationId, 8)
    await untilSwept(app)
    expect(await inboxOf(lea.token)).toMatchObject({ mode: 'assistant', holder: null })
  })
})

describe('a hot lead', () => {
  const hot =
    'I am Jane Cooper, CEO of Acme. We need a new customer portal with single sign-on and a mobile app, for 80 000 EUR, within 2 months. I decide alone. Write to jane@acme.example or call +44 20 7946 0958'

  test('calls on everybody once, and by no mail: nobody has to answer', async ({ app }) => {
    const { conversationId, say, lea, callsOf } = await openScene(app)
    await say(hot)
    const [call] = await callsOf(lea.token)
    expect(call).toMatchObject({ kind: 'hot_lead', lead: { name: 'Jane Cooper' } })

    await age(app, conversationId, 6)
    const mailsToLea = async () => {
      const admin = app.client(await app.signIn())
      const { items: mails } = await admin.mail.list.query({})
      return mails.filter(({ kind, to }) => kind === 'escalation' && to === lea.email)
    }
    await untilSwept(app)
    expect(await mailsToLea()).toEqual([])

    const client = app.client(lea.token)
    const acknowledged = await client.notification.acknowledge.mutate({ id: call!.id })
    expect(acknowledged.acknowledgedAt).not.toBeNull()
    await say('And a dark mode, please')
    await untilSwept(app)
    expect(await callsOf(lea.token)).toHaveLength(1)
    expect(await mailsToLea()).toEqual([])
  })
})
