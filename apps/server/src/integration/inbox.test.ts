import { randomUUID } from 'node:crypto'

import { describe, expect } from 'vitest'

import { follow, type FollowedEvent, openScene } from '../testing/chat.ts'
import { makePerson } from '../testing/people.ts'
import { test } from '../testing/test-app.ts'

const lastPresence = (events: readonly FollowedEvent[]) =>
  events.findLast((event) => 'type' in event && event.type === 'presence')

describe('handing over', () => {
  test('tells the visitor both names and calls the colleague', async ({ app }) => {
    const { conversationId, say, messages, lea, sam, callsOf } = await openScene(app)
    await say('Hello')
    const client = app.client(lea.token)
    await client.chat.takeOver.mutate({ conversationId })

    const state = await client.chat.handOver.mutate({ conversationId, adminId: sam.id })

    expect(state).toMatchObject({ mode: 'human', holder: { id: sam.id } })
    const last = (await messages()).at(-1)
    expect(last).toMatchObject({ role: 'system' })
    expect(last!.content).toBe('A agent has handed the conversation over to A agent.')
    const [call] = await callsOf(sam.token)
    expect(call).toMatchObject({ kind: 'handed_over', from: 'A agent', acknowledgedAt: null })
    expect(await callsOf(lea.token)).toEqual([])
    await expect(client.chat.release.mutate({ conversationId })).rejects.toMatchObject({
      data: { problem: 'conversation_held' },
    })
  })

  test('is refused to somebody who may not chat, or is not there', async ({ app }) => {
    const { conversationId, lea } = await openScene(app)
    const viewer = await makePerson(app, 'viewer')
    for (const adminId of [viewer.id, 2_000_000_000]) {
      await expect(
        app.client(lea.token).chat.handOver.mutate({ conversationId, adminId }),
      ).rejects.toMatchObject({ data: { issues: [{ path: 'adminId' }] } })
    }
  })
})

describe('presence', () => {
  test('shows staff who looks and types, and the visitor no more than who types', async ({
    app,
  }) => {
    const { conversationId, visitorToken, client, say, lea, sam } = await openScene(app)
    await say('Hello')
    const toLea = follow(app, lea.token, conversationId)
    const toVisitor = follow(app, visitorToken, conversationId)
    await expect.poll(() => toVisitor.events.length).toBeGreaterThan(0)
    await expect.poll(() => lastPresence(toLea.events)).toMatchObject({ people: [] })

    await client.chat.setPresence.mutate({ conversationId, state: 'looking' })
    await client.chat.markRead.mutate({ conversationId, seq: 2 })
    await app.client(sam.token).chat.setPresence.mutate({ conversationId, state: 'typing' })
    await app.client(lea.token).chat.setPresence.mutate({ conversationId, state: 'looking' })

    await expect
      .poll(() => lastPresence(toLea.events))
      .toEqual({
        type: 'presence',
        people: [
          { role: 'visitor', adminId: null, name: null, typing: false },
          { role: 'agent', adminId: sam.id, name: 'A agent', typing: true },
        ],
        visitorReadSeq: 2,
      })
    await expect
      .poll(() => lastPresence(toVisitor.events))
      .toMatchObject({
        people: [{ role: 'agent', adminId: null, name: 'A agent', typing: true }],
      })
    await app.client(sam.token).chat.setPresence.mutate({ conversationId, state: 'away' })
    await expect.poll(() => lastPresence(toVisitor.events)).toMatchObject({ people: [] })
    toLea.stop()
    toVisitor.stop()
  })

  test('ends by itself also for who comes after it was told', async ({ app }) => {
    const { conversationId, client, say, lea } = await openScene(app)
    await say('Hello')
    await client.chat.setPresence.mutate({ conversationId, state: 'typing' })
    const { events, stop } = follow(app, lea.token, conversationId)
    await expect.poll(() => lastPresence(events)).toMatchObject({ people: [{ typing: true }] })

    await expect
      .poll(() => lastPresence(events))
      .toMatchObject({ people: [{ role: 'visitor', typing: false }] })
    stop()
  })

  test('ends by itself', async ({ app }) => {
    const { conversationId, visitorToken, say, lea } = await openScene(app)
    await say('Hello')
    const { events, stop } = follow(app, visitorToken, conversationId)
    await expect.poll(() => events.length).toBeGreaterThan(0)
    await app.client(lea.token).chat.setPresence.mutate({ conversationId, state: 'typing' })
    await expect.poll(() => lastPresence(events)).toMatchObject({ people: [{ typing: true }] })

    await expect.poll(() => lastPresence(events)).toMatchObject({ people: [] })
    stop()
  })
})

describe('what has been read', () => {
  test('is counted for each of the staff, and never taken back', async ({ app }) => {
    const { conversationId, say, lea, sam, inboxOf } = await openScene(app)
    await say('Hello')
    await say('Are you there?')
    expect(await inboxOf(lea.token)).toMatchObject({ unread: 2, lastSeq: 4 })

    const { markRead } = app.client(lea.token).chat
    await markRead.mutate({ conversationId, seq: 4 })
    await markRead.mutate({ conversationId, seq: 1 })

    expect((await inboxOf(lea.token)).unread).toBe(0)
    expect((await inboxOf(sam.token)).unread).toBe(2)
  })

  test('in one tab is told to the others of the same person', async ({ app }) => {
    const { conversationId, say, lea, sam } = await openScene(app)
    await say('Hello')
    const heard = { lea: [] as unknown[], sam: [] as unknown[] }
    const subscriptions = (['lea', 'sam'] as const).map((name) =>
      app.client({ lea, sam }[name].token).chat.inbox.subscribe(undefined, {
        onData: (event) => void heard[name].push(event),
      }),
    )
    await expect.poll(() => [heard.lea.length, heard.sam.length]).toEqual([1, 1])

    await app.client(lea.token).chat.markRead.mutate({ conversationId, seq: 1 })

    await expect.poll(() => heard.lea).toContainEqual({ type: 'conversation', conversationId })
    await app.client(sam.token).chat.markRead.mutate({ conversationId, seq: 2 })
    await expect.poll(() => heard.sam).toHaveLength(2)
    for (const subscription of subscriptions) subscription.unsubscribe()
  })

  test('of the future is refused by its name', async ({ app }) => {
    const { conversationId, client, say } = await openScene(app)
    await say('Hello')
    await expect(client.chat.markRead.mutate({ conversationId, seq: 3 })).rejects.toMatchObject({
      data: { problem: 'invalid_input', issues: [{ path: 'seq', message: 'must be at most 2' }] },
    })
  })
})

describe('a note', () => {
  test('is there once, for staff alone, and calls on whom it mentions', async ({ app }) => {
    const { conversationId, client, say, messages, lea, sam, callsOf } = await openScene(app)
    await say('Hello')
    const staff = app.client(lea.token)
    const given = {
      id: randomUUID(),
      conversationId,
      content: '@Sam: this one is for you',
      mentions: [sam.id],
    }
    const note = await staff.note.add.mutate(given)
    expect(await staff.note.add.mutate(given)).toEqual(note)

    expect(await app.client(sam.token).note.list.query({ conversationId })).toMatchObject([
      { content: given.content, author: { id: lea.id }, mentions: [{ id: sam.id }] },
    ])
    expect(await callsOf(sam.token)).toMatchObject([{ kind: 'mentioned' }])
    expect(await messages()).toHaveLength(2)
    await expect(client.note.list.query({ conversationId })).rejects.toMatchObject({
      data: { problem: 'unauthenticated' },
    })
  })

  test('is deleted by its author alone', async ({ app }) => {
    const { conversationId, lea, sam } = await openScene(app)
    const id = randomUUID()
    await app
      .client(lea.token)
      .note.add.mutate({ id, conversationId, content: 'A note', mentions: [] })
    await expect(app.client(sam.token).note.delete.mutate({ id })).rejects.toMatchObject({
      data: { problem: 'note_not_found' },
    })
    await app.client(lea.token).note.delete.mutate({ id })
    expect(await app.client(sam.token).note.list.query({ conversationId })).toEqual([])
  })
})

describe('a canned reply', () => {
  test('is kept for all, and may leave open only what can be filled in', async ({ app }) => {
    const { lea, sam } = await openScene(app)
    const { cannedReply } = app.client(lea.token)
    const given = { title: 'Greeting', locale: 'en', content: 'Hello {{first_name}}' } as const
    const saved = await cannedReply.save.mutate(given)
    const changed = await cannedReply.save.mutate({ ...given, id: saved.id, title: 'Welcome' })
    expect(changed).toMatchObject({ id: saved.id, title: 'Welcome' })
    expect(await app.client(sam.token).cannedReply.list.query()).toEqual([changed])
    await expect(
      cannedReply.save.mutate({ ...given, content: 'Hello {{shoe_size}}' }),
    ).rejects.toMatchObject({ data: { issues: [{ path: 'content' }] } })
    // A pattern with a bad case would take the rest of the day over this.
    const long = `{{${' '.repeat(3900)}x`
    const odd = await cannedReply.save.mutate({ ...given, content: long })
    expect(odd.content).toBe(long)
    await cannedReply.delete.mutate({ id: odd.id })
    await cannedReply.delete.mutate({ id: saved.id })
    expect(await cannedReply.list.query()).toEqual([])
  })
})

describe('settings', () => {
  test('are changed by what is named, and the rest stays', async ({ app }) => {
    const admin = app.client(await app.signIn())
    const before = await admin.settings.read.query()
    const after = await admin.settings.update.mutate({ sites: ['https://Example.com/'] })
    expect(after).toEqual({ ...before, sites: ['https://example.com'] })
    for (const sites of [['https://example.com/path'], ['javascript:alert(1)'], ['example.com']]) {
      await expect(admin.settings.update.mutate({ sites })).rejects.toMatchObject({
        data: { issues: [{ path: 'sites.0' }] },
      })
    }
  })
})
