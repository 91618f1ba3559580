import type { Message } from '@oka/contract/chat'
import { expect, test } from 'vitest'

import { cursorOf, insertMessage } from './timeline.ts'

const message = (seq: number): Message => ({
  id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  conversationId: '00000000-0000-4000-8000-000000000000',
  seq,
  role: 'visitor',
  content: `message ${seq}`,
  author: null,
  clientMessageId: null,
  createdAt: '2026-03-05T10:00:00.000Z',
})

const insertAll = (...seqs: number[]) =>
  seqs.map(message).reduce(insertMessage, [] as readonly Message[])

test('messages stand in the order of seq, each once, whatever the order of arrival', () => {
  expect(insertAll(2, 1, 2, 4, 3, 4).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
})

test('a message that is known changes nothing', () => {
  const messages = insertAll(1, 2)
  expect(insertMessage(messages, message(1))).toBe(messages)
})

test('a message that comes in its order is not compared with all that came before', () => {
  let reads = 0
  let messages: readonly Message[] = []
  for (let seq = 1; seq <= 1000; seq += 1) {
    const counted = Object.defineProperty(message(seq), 'seq', {
      get() {
        reads += 1
        return seq
      },
    })
    messages = insertMessage(messages, counted)
  }
  expect(messages).toHaveLength(1000)
  expect(reads).toBeLessThan(5000)
})

test('the cursor stands before the first gap', () => {
  expect(cursorOf({ messages: [] })).toBe(0)
  expect(cursorOf({ messages: insertAll(1, 2, 5, 4) })).toBe(2)
  expect(cursorOf({ messages: insertAll(1, 2, 5, 4, 3) })).toBe(5)
  expect(cursorOf({ messages: insertAll(2, 3) })).toBe(0)
})

test('where the beginning was erased, the cursor stands at the end of the rest', () => {
  expect(cursorOf({ messages: insertAll(5, 6), firstSeq: 5 })).toBe(6)
  expect(cursorOf({ messages: insertAll(5, 6, 8), firstSeq: 5 })).toBe(6)
  expect(cursorOf({ messages: insertAll(5, 6) })).toBe(0)
})
