import { randomUUID } from 'node:crypto'

import { test as base, describe, expect } from 'vitest'

import {
  appendAgentMessage,
  appendAssistantMessage,
  appendSystemMessage,
  appendVisitorMessage,
} from './append-message.ts'
import { sql } from '../client.ts'
import { lockConversation } from './conversations.ts'
import { insertLead } from '../leads/leads.ts'
import { findByClientMessageId, listLatestMessagesOfLead, listMessages } from './messages.ts'
import { admins } from '../schema.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { startTestConversation } from '../testing/start-test-conversation.ts'
import { claimTurn, listOwedTurns, releaseClaim } from './turns.ts'

const test = base
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await openTestDatabase(await findTestServer())
    onCleanup(() => database[Symbol.asyncDispose]())
    return database
  })
  .extend('db', ({ database }) => database.db)
  .extend('conversationId', ({ db }) => startTestConversation(db))
  .extend('admin', async ({ db }) => {
    const [admin] = await db
      .insert(admins)
      .values({
        email: `${randomUUID()}@oka.test`,
        name: 'Camille',
        role: 'agent',
        passwordHash: '-',
      })
      .returning()
    return admin!
  })

const say = (conversationId: string, content: string, clientMessageId = randomUUID()) => ({
  conversationId,
  clientMessageId,
  content,
})

const answerOf = (conversationId: string, turn: number, process: string) => ({
  conversationId,
  turn,
  process,
  content: 'answer',
  learntSeq: 0,
  model: 'test',
})

describe('appendVisitorMessage', () => {
  test('numbers 100 messages sent at once without a gap', async ({ db, conversationId }) => {
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        appendVisitorMessage(db, say(conversationId, `${index}`)),
      ),
    )

    const stored = await listMessages(db, conversationId, 0, 200)
    expect(stored.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    )
  })

  test('stores a message once that is sent 50 times at once, and loses no number', async ({
    db,
    conversationId,
  }) => {
    const message = say(conversationId, 'once')

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => appendVisitorMessage(db, message)),
    )
    await appendVisitorMessage(db, say(conversationId, 'after'))

    expect(answers.filter((answer) => answer !== 'duplicate')).toHaveLength(1)
    const stored = await listMessages(db, conversationId, 0, 200)
    expect(stored.map(({ seq, content }) => [seq, content])).toEqual([
      [1, 'once'],
      [2, 'after'],
    ])
    const known = await findByClientMessageId(db, conversationId, message.clientMessageId)
    expect(known).toMatchObject({ seq: 1, role: 'visitor' })
  })

  test('stores nothing in a closed conversation', async ({ db, conversationId, admin }) => {
    const change = { mode: 'closed', holderId: null, owesAnswer: false } as const
    await appendSystemMessage(db, { conversationId, content: 'closed', authorId: admin.id }, change)

    expect(await appendVisitorMessage(db, say(conversationId, 'too late'))).toBeUndefined()
    expect(await listMessages(db, conversationId, 0, 10)).toHaveLength(1)
  })
})

describe('appendAssistantMessage', () => {
  test('stores one answer for a turn', async ({ db, conversationId }) => {
    await appendVisitorMessage(db, say(conversationId, 'hello'))
    await claimTurn(db, conversationId, 'one')

    const stored = await appendAssistantMessage(db, answerOf(conversationId, 1, 'one'))
    const again = await appendAssistantMessage(db, answerOf(conversationId, 1, 'one'))

    expect(stored).toMatchObject({ seq: 2, turn: 1 })
    expect(again).toBeUndefined()
  })

  test('stores nothing once a newer message, a person or another process came first', async ({
    db,
    conversationId,
    admin,
  }) => {
    await appendVisitorMessage(db, say(conversationId, 'hello'))
    await claimTurn(db, conversationId, 'one')
    expect(await appendAssistantMessage(db, answerOf(conversationId, 1, 'two'))).toBeUndefined()

    await appendVisitorMessage(db, say(conversationId, 'and'))
    expect(await appendAssistantMessage(db, answerOf(conversationId, 1, 'one'))).toBeUndefined()

    await claimTurn(db, conversationId, 'one')
    await appendAgentMessage(db, say(conversationId, 'I take this'), admin)
    expect(await appendAssistantMessage(db, answerOf(conversationId, 2, 'one'))).toBeUndefined()
    const roles = (await listMessages(db, conversationId, 0, 10)).map(({ role }) => role)
    expect(roles).toEqual(['visitor', 'visitor', 'agent'])
  })
})

test('the last messages of a lead come in their order, whichever conversation they are of', async ({
  db,
  conversationId,
}) => {
  const id = await startTestConversation(db)
  const leadId = await insertLead(db, { name: 'Ada', email: 'ada@acme.example', company: 'Acme' })
  await db.execute(
    sql`update conversations set lead_id = ${leadId} where id in (${conversationId}, ${id})`,
  )
  for (const content of ['one', 'two']) await appendVisitorMessage(db, say(conversationId, content))
  for (const content of ['three', 'four']) await appendVisitorMessage(db, say(id, content))

  const latest = await listLatestMessagesOfLead(db, leadId, 3)

  expect(latest.map(({ content }) => content)).toEqual(['two', 'three', 'four'])
})

describe('appendAgentMessage', () => {
  test('refuses a colleague while somebody holds the conversation', async ({
    db,
    conversationId,
    admin,
  }) => {
    await appendAgentMessage(db, say(conversationId, 'mine'), admin)

    const other = { id: admin.id + 1000, name: 'Dominique' }
    expect(await appendAgentMessage(db, say(conversationId, 'no, mine'), other)).toBeUndefined()
    const row = await db.transaction((tx) => lockConversation(tx, conversationId))
    expect(row).toMatchObject({ mode: 'human', holderId: admin.id, turn: 1, answeredTurn: 1 })
  })
})

describe('a claim', () => {
  test('is given back for its own turn only', async ({ db, conversationId }) => {
    await appendVisitorMessage(db, say(conversationId, 'hello'))
    const first = await claimTurn(db, conversationId, 'one')
    await appendVisitorMessage(db, say(conversationId, 'and more'))
    await claimTurn(db, conversationId, 'one')

    await releaseClaim(db, first!, 'one')

    expect(await claimTurn(db, conversationId, 'two')).toBeUndefined()
    expect(await appendAssistantMessage(db, answerOf(conversationId, 2, 'one'))).toBeDefined()
  })

  test('of a process that went silent is taken over', async ({ db, conversationId }) => {
    await appendVisitorMessage(db, say(conversationId, 'hello'))
    await claimTurn(db, conversationId, 'one')
    expect(await listOwedTurns(db, 100)).not.toContain(conversationId)
    await db.execute(sql`
      update conversations set claimed_until = now() - interval '1 second'
      where id = ${conversationId}`)

    expect(await listOwedTurns(db, 100)).toContain(conversationId)
    expect(await claimTurn(db, conversationId, 'two')).toMatchObject({ claimedBy: 'two' })
  })
})
