import type { Message, MessageRole } from '@oka/contract/chat'
import type { Note } from '@oka/contract/note'
import { expect, test } from 'vitest'

import { type Entry, groupMessages, markQuotes } from './transcript.ts'

const message = (seq: number, role: MessageRole, createdAt: string): Message => ({
  id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  conversationId: '00000000-0000-4000-8000-000000000000',
  seq,
  role,
  content: `message ${seq}`,
  author: null,
  clientMessageId: null,
  createdAt,
})

const note = (id: string, createdAt: string): Note => ({
  id,
  conversationId: '00000000-0000-4000-8000-000000000000',
  content: `note ${id}`,
  author: { id: 1, name: 'Léa' },
  mentions: [],
  createdAt,
})

const contentOf = (entry: Entry): unknown =>
  'note' in entry ? entry.note.id : entry.messages.map(({ seq }) => seq)

test('gathers what one speaker said in a row, until a pause or another day', () => {
  const groups = groupMessages([
    message(1, 'visitor', '2026-03-05T10:00:00.000Z'),
    message(2, 'visitor', '2026-03-05T10:01:00.000Z'),
    message(3, 'assistant', '2026-03-05T10:01:10.000Z'),
    message(4, 'assistant', '2026-03-05T10:30:00.000Z'),
    message(5, 'assistant', '2026-03-07T10:30:00.000Z'),
  ])
  expect(groups.map(contentOf)).toEqual([[1, 2], [3], [4], [5]])
  expect(groups.map(({ startsDay }) => startsDay)).toEqual([true, false, false, true])
})

test('a note stands where it was written, and nobody is taken to have gone on after it', () => {
  const entries = groupMessages(
    [
      message(1, 'visitor', '2026-03-05T10:00:00.000Z'),
      message(2, 'visitor', '2026-03-05T10:01:00.000Z'),
      message(3, 'visitor', '2026-03-05T10:02:00.000Z'),
    ],
    [
      note('a', '2026-03-04T09:00:00.000Z'),
      note('b', '2026-03-05T10:01:30.000Z'),
      note('c', '2026-03-05T10:05:00.000Z'),
    ],
  )
  expect(entries.map(contentOf)).toEqual(['a', [1, 2], 'b', [3], 'c'])
  expect(entries.map(({ startsDay }) => startsDay)).toEqual([true, true, false, false, false])
})

test('cuts a message where its quotations are', () => {
  const content = 'I am Tom, tom@example.com, Tom.'
  const pieces = markQuotes(content, [
    { quote: 'tom@example.com', note: 'email' },
    { quote: 'Tom', note: 'name' },
  ])
  expect(pieces).toEqual([
    { at: 0, text: 'I am ', note: null },
    { at: 5, text: 'Tom', note: 'name' },
    { at: 8, text: ', ', note: null },
    { at: 10, text: 'tom@example.com', note: 'email' },
    { at: 25, text: ', Tom.', note: null },
  ])
  expect(pieces.map(({ text }) => text).join('')).toBe(content)
})

test('of quotations that overlap the first and longest stands; what is not there is passed over', () => {
  const pieces = markQuotes('within three months', [
    { quote: 'three months', note: 'inner' },
    { quote: 'within three', note: 'outer' },
    { quote: 'within', note: 'short' },
    { quote: 'elsewhere', note: 'absent' },
    { quote: '', note: 'empty' },
  ])
  expect(pieces).toEqual([
    { at: 0, text: 'within three', note: 'outer' },
    { at: 12, text: ' months', note: null },
  ])
})
