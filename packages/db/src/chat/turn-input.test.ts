import { randomUUID } from 'node:crypto'

import { typingMs } from '@oka/contract/presence-times'
import { companySettings } from '@oka/contract/settings'
import { expect, test as base } from 'vitest'

import { newId } from '../id.ts'
import { insertFacts } from '../leads/facts.ts'
import { updateCompany } from '../settings.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { startTestConversation } from '../testing/start-test-conversation.ts'
import { appendVisitorMessage } from './append-message.ts'
import { setPresence } from './presences.ts'
import { findTurnInput } from './turn-input.ts'

const test = base
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await openTestDatabase(await findTestServer())
    onCleanup(() => database[Symbol.asyncDispose]())
    return database
  })
  .extend('db', ({ database }) => database.db)
  .extend('conversationId', ({ db }) => startTestConversation(db))

const size = { maxSize: 200, maxBytes: 1_000_000 }

test('of the latest messages only so many bytes are read, and all that are new', async ({
  db,
  conversationId: id,
}) => {
  // Each has 1,000 characters and 2,000 bytes.
  for (let seq = 1; seq <= 10; seq += 1) {
    const content = 'é'.repeat(1000)
    await appendVisitorMessage(db, { conversationId: id, clientMessageId: randomUUID(), content })
  }
  const seqs = async ({ lastSeq = 10, learntSeq = 10, ...given }) => {
    const turn = { id, leadId: null, lastSeq, learntSeq }
    const { transcript } = await findTurnInput(db, turn, { ...size, ...given })
    return transcript.map(({ seq }) => seq)
  }

  expect(await seqs({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(await seqs({ maxSize: 3 })).toEqual([8, 9, 10])
  expect(await seqs({ maxBytes: 5000 })).toEqual([9, 10])
  expect(await seqs({ maxBytes: 5000, learntSeq: 6 })).toEqual([7, 8, 9, 10])
  expect(await seqs({ lastSeq: 8, maxBytes: 5000 })).toEqual([7, 8])
})

test('the company, the message and the facts in force are read together', async ({
  db,
  conversationId: id,
}) => {
  const content = 'Naïve “quotes” \\ and\nlines'
  const said = { conversationId: id, clientMessageId: randomUUID(), content }
  const stored = await appendVisitorMessage(db, said)
  if (!stored || stored === 'duplicate') throw new Error('It was not stored.')
  const { message, claimed } = stored
  const factOf = (field: 'budget' | 'company', value: string) => ({
    id: newId(),
    conversationId: id,
    field,
    value,
    by: 'visitor' as const,
    messageId: message.id,
    quote: content,
  })
  const former = factOf('budget', '20000 EUR')
  await insertFacts(db, [{ fact: former, replaces: [] }])
  await insertFacts(db, [
    { fact: factOf('budget', '30000 EUR'), replaces: [former.id] },
    { fact: factOf('company', 'Acme'), replaces: [] },
  ])

  const none = await findTurnInput(db, claimed, size)
  expect(none.company).toEqual(companySettings.parse({}))
  await updateCompany(db, { name: 'Ours' })
  expect(await findTurnInput(db, claimed, size)).toEqual({
    company: { ...none.company, name: 'Ours' },
    ownCriteria: [],
    rubricVersion: 1,
    transcript: [
      { id: message.id, seq: 1, role: 'visitor', content, createdAt: message.createdAt },
    ],
    facts: [
      { field: 'budget', value: '30000 EUR', by: 'visitor' },
      { field: 'company', value: 'Acme', by: 'visitor' },
    ],
    typingMs: 0,
  })
})

test('it is read for how long the visitor counts as typing', async ({ db, conversationId: id }) => {
  const turn = { id, leadId: null, lastSeq: 0, learntSeq: 0 }
  const left = async () => (await findTurnInput(db, turn, size)).typingMs
  const visitor = { conversationId: id, adminId: null }

  await setPresence(db, visitor, 'typing')
  const typing = await left()
  await setPresence(db, visitor, 'looking')

  expect(typing).toBeGreaterThan(0)
  expect(typing).toBeLessThanOrEqual(typingMs)
  expect(await left()).toBe(0)
})
