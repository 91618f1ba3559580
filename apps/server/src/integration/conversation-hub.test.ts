import { randomUUID } from 'node:crypto'

import type { Subscriber } from '@oka/api/chat/conversation-hub'
import { sql } from '@oka/db/client'
import { conversationTopic, notify } from '@oka/db/topics'
import { expect } from 'vitest'

import { openScene } from '../testing/chat.ts'
import { test } from '../testing/test-app.ts'

test('a subscription is let go when what is new cannot be read, also after one that left at once', async ({
  app,
}) => {
  const { conversationId, lea } = await openScene(app)
  const admin = await app.client(lea.token).auth.me.query()
  const subscriber: Subscriber = {
    principal: { kind: 'staff', admin, sessionId: randomUUID() },
    sent: { seq: 0, state: undefined, presence: '' },
    presenceExpiresInMs: null,
    deliver: () => true,
  }
  const { signal } = new AbortController()
  const { join } = app.deps.conversationHub

  expect(join(conversationId, subscriber, AbortSignal.abort())).toBeUndefined()
  const first = join(conversationId, subscriber, signal)
  await app.deps.db.execute(sql`delete from conversations where id = ${conversationId}`)
  await notify(app.deps.db, conversationTopic(conversationId))
  await first
  const second = join(conversationId, subscriber, signal)
  await notify(app.deps.db, conversationTopic(conversationId))
  await second
})

test('a subscription that takes no more is let go, with nothing of that noted as sent', async ({
  app,
}) => {
  const { conversationId, lea, say } = await openScene(app)
  const admin = await app.client(lea.token).auth.me.query()
  const principal = { kind: 'staff' as const, admin, sessionId: randomUUID() }
  const sent = { seq: 0, state: undefined, presence: '' }
  const delivered: string[] = []
  const full: Subscriber = { principal, sent, presenceExpiresInMs: null, deliver: () => false }
  const open: Subscriber = {
    ...full,
    deliver: (events) => {
      for (const event of events) if ('seq' in event) delivered.push(event.content)
      return true
    },
  }
  using left = createLeave()
  const lettingGo = app.deps.conversationHub.join(conversationId, full, left.signal)
  void app.deps.conversationHub.join(conversationId, open, left.signal)

  await say('Are you there?', false)
  await lettingGo

  expect(full.sent).toEqual(sent)
  await expect.poll(() => delivered).toContain('Are you there?')
})

function createLeave(): Disposable & { signal: AbortSignal } {
  const leave = new AbortController()
  return { signal: leave.signal, [Symbol.dispose]: () => leave.abort() }
}
