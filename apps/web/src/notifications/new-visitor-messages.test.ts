import type { InboxConversation } from '@oka/contract/chat'
import { beforeEach, expect, test } from 'vitest'

import { createNewVisitorMessages, type NewVisitorMessages } from './new-visitor-messages.ts'

let now = 0
let words: NewVisitorMessages
let seen = ''
const me = 7

const row = (conversationId: string, unread: number, holderId: number | null = me) =>
  ({
    conversationId,
    mode: holderId === null ? 'assistant' : 'human',
    holder: holderId === null ? null : { id: holderId, name: '' },
    unread,
  }) as InboxConversation
const spoken = (...rows: InboxConversation[]): string[] =>
  words
    .newMessagesIn(rows, me, (id) => id === seen)
    .map(({ row: { conversationId }, begins }) =>
      begins ? conversationId : `${conversationId} goes on`,
    )

beforeEach(() => {
  now = 1_000_000
  seen = ''
  words = createNewVisitorMessages(() => now)
})

test('a visitor who speaks in a conversation that one holds is heard, once for each burst', () => {
  expect(spoken(row('a', 0), row('b', 0))).toEqual([])
  expect(spoken(row('a', 1), row('b', 0))).toEqual(['a'])
  now += 10_000
  expect(spoken(row('a', 2), row('b', 0))).toEqual(['a goes on'])
  now += 10_000
  expect(spoken(row('a', 4), row('b', 1))).toEqual(['a goes on', 'b'])
  now += 20_000
  expect(spoken(row('a', 5), row('b', 1))).toEqual(['a'])
})

test('what was read in between is a new burst; the same count again is nothing', () => {
  spoken(row('a', 0))
  expect(spoken(row('a', 1))).toEqual(['a'])
  expect(spoken(row('a', 1))).toEqual([])
  expect(spoken(row('a', 0))).toEqual([])
  expect(spoken(row('a', 1))).toEqual(['a'])
})

test('what was unread when the page came, or when it was handed over, does not ring', () => {
  expect(spoken(row('a', 3))).toEqual([])
  expect(spoken(row('a', 3), row('b', 2, 8))).toEqual([])
  expect(spoken(row('a', 3), row('b', 2))).toEqual([])
  expect(spoken(row('a', 3), row('b', 3))).toEqual(['b'])
})

test('what colleagues or the assistant answer does not ring', () => {
  spoken(row('a', 0, 8), row('b', 0, null))
  expect(spoken(row('a', 1, 8), row('b', 1, null))).toEqual([])
})

test('what is said before one’s eyes does not ring; what follows when one has turned away does', () => {
  spoken(row('a', 0), row('b', 0))
  seen = 'a'
  expect(spoken(row('a', 1), row('b', 1))).toEqual(['b'])
  seen = ''
  expect(spoken(row('a', 1), row('b', 1))).toEqual([])
  expect(spoken(row('a', 2), row('b', 1))).toEqual(['a'])
})
