import { sql } from '@oka/db/client'
import { expect } from 'vitest'

import { startVisitor } from './chat.ts'
import { openDigest } from './database-digest.ts'
import { test } from './test-app.ts'

test('a written presence is noticed, and an expired one that is deleted is not', async ({
  app,
}) => {
  const { db } = app.deps
  const { conversationId } = await startVisitor(app)
  const digest = await openDigest(db)
  const write = (seconds: number) =>
    db.execute(sql`
      insert into presences (conversation_id, admin_id, looking_until)
      values (${conversationId}, null, now() + ${seconds} * interval '1 second')`)
  const remove = () =>
    db.execute(sql`delete from presences where conversation_id = ${conversationId}`)
  const looks = [await digest()]
  for (const change of [() => write(60), remove, () => write(-1), remove]) {
    await change()
    looks.push(await digest())
  }

  const writes = looks.map(({ presence_writes: written }) => written)
  expect(new Set(writes.slice(0, 4)).size).toBe(4)
  expect(writes[4]).toBe(writes[3])
})
