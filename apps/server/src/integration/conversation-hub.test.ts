import { randomUUID } from 'node:crypto'

import { conversationHub } from '@oka/api/chat/conversation-hub'
import { sql } from '@oka/db/client'
import { conversationTopic, notify } from '@oka/db/topics'
import { expect } from 'vitest'

import { openScene } from '../testing/chat.ts'
import { test } from '../testing/test-app.ts'

test('whoever looks on is let go when what is new cannot be read, also after one who left at once', async ({
  app,
}) => {
  const { conversationId, lea } = await openScene(app)
  const admin = await app.client(lea.token).auth.me.query()
  const member = {
    principal: { kind: 'staff' as const, admin, sessionId: randomUUID() },
    told: { seen: 0, standing: undefined, presence: '' },
    holdsMs: null,
    line: { send: () => {}, drained: () => Promise.resolve() },
  }
  const { signal } = new AbortController()
  const { join } = conversationHub(app.deps)

  expect(join(conversationId, member, AbortSignal.abort())).toBeUndefined()
  const first = join(conversationId, member, signal)
  await app.deps.db.execute(sql`delete from conversations where id = ${conversationId}`)
  await notify(app.deps.db, conversationTopic(conversationId))
  await first
  const second = join(conversationId, member, signal)
  await notify(app.deps.db, conversationTopic(conversationId))
  await second
})
