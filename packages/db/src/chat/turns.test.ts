import { expect, test as base } from 'vitest'

import { insertAdmin } from '../accounts/admins.ts'
import { appendSystemMessage, appendVisitorMessage } from './append-message.ts'
import { type Db, sql } from '../client.ts'
import { startTestConversation } from '../testing/start-test-conversation.ts'
import { newId } from '../id.ts'
import { setPresence } from './presences.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { listAbandoned } from './turns.ts'

const test = base.extend('db', { scope: 'file' }, async ({}, { onCleanup }) => {
  const database = await openTestDatabase(await findTestServer())
  onCleanup(() => database[Symbol.asyncDispose]())
  return database.db
})

/** A conversation that somebody holds, and whose visitor has written since. */
async function makeHeld(db: Db) {
  const { id: adminId } = await insertAdmin(db, {
    email: `${newId()}@oka.test`,
    name: 'Léa Martin',
    role: 'agent',
    passwordHash: 'none',
  })
  const id = await startTestConversation(db)
  const handTo = (holderId: number) =>
    appendSystemMessage(
      db,
      { conversationId: id, content: 'Léa Martin has joined the conversation.', authorId: null },
      { mode: 'human', holderId, owesAnswer: false },
    )
  await handTo(adminId)
  await appendVisitorMessage(db, {
    conversationId: id,
    clientMessageId: newId(),
    content: 'Is anybody there?',
  })
  return { id, adminId, handTo }
}

/** As if all there is had happened so many minutes earlier. */
async function letPass(db: Db, id: string, minutes: number): Promise<void> {
  const earlier = sql`make_interval(mins => ${minutes})`
  await db.execute(sql`
    update messages set created_at = created_at - ${earlier} where conversation_id = ${id}`)
  await db.execute(sql`
    update conversations set waiting_since = waiting_since - ${earlier} where id = ${id}`)
}

test('a conversation is abandoned when its visitor has waited that long', async ({ db }) => {
  const { id } = await makeHeld(db)
  await letPass(db, id, 9)
  expect(await listAbandoned(db, 10)).not.toContain(id)
  await letPass(db, id, 2)
  expect(await listAbandoned(db, 10)).toContain(id)
  expect(await listAbandoned(db, null)).not.toContain(id)
})

test('but not by who was given it a moment ago', async ({ db }) => {
  const { id, adminId, handTo } = await makeHeld(db)
  await letPass(db, id, 11)
  await handTo(adminId)
  expect(await listAbandoned(db, 10)).not.toContain(id)
  await letPass(db, id, 11)
  expect(await listAbandoned(db, 10)).toContain(id)
})

test('nor by who is writing to the visitor', async ({ db }) => {
  const { id, adminId } = await makeHeld(db)
  await letPass(db, id, 11)
  await setPresence(db, { conversationId: id, adminId }, 'typing')
  expect(await listAbandoned(db, 10)).not.toContain(id)
  await setPresence(db, { conversationId: id, adminId }, 'looking')
  expect(await listAbandoned(db, 10)).toContain(id)
})

test('and at once by who may not chat any more', async ({ db }) => {
  const { id, adminId } = await makeHeld(db)
  expect(await listAbandoned(db, null)).not.toContain(id)
  await db.execute(sql`update admins set disabled_at = now() where id = ${adminId}`)
  expect(await listAbandoned(db, null)).toContain(id)
  await db.execute(sql`update admins set disabled_at = null, role = 'viewer' where id = ${adminId}`)
  expect(await listAbandoned(db, null)).toContain(id)
})
