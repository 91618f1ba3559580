import type { Message, MessageRole } from '@oka/contract/chat'
import { expect, test } from 'vitest'

import type { OutgoingMessage } from './record.ts'
import {
  addMessages,
  applyState,
  countUnread,
  cursorOf,
  emptyTimeline,
  isAwaiting,
  type Timeline,
  visibleDraft,
} from './timeline.ts'

const message = (
  seq: number,
  role: MessageRole,
  clientMessageId: string | null = null,
): Message => ({
  id: `id-${seq}`,
  conversationId: 'c',
  seq,
  role,
  content: `${role} ${seq}`,
  author: null,
  clientMessageId,
  createdAt: '2026-01-05T10:00:00.000Z',
})

const outgoing = (clientMessageId: string): OutgoingMessage => ({
  clientMessageId,
  content: 'hi',
  createdAt: '2026-01-05T10:00:00.000Z',
  refused: null,
})

const seqs = (timeline: Timeline) => timeline.messages.map(({ seq }) => seq)

const draft = { type: 'draft', turn: 1, text: 'The ans' } as const

test('messages stand in the order of seq, each once, however they come', () => {
  let timeline = addMessages(emptyTimeline, [message(2, 'assistant')], false)
  timeline = addMessages(timeline, [message(1, 'visitor'), message(2, 'assistant')], false)
  expect(seqs(timeline)).toEqual([1, 2])
})

test('nothing new is no change', () => {
  const timeline = addMessages(emptyTimeline, [message(1, 'visitor')], false)
  expect(addMessages(timeline, [message(1, 'visitor')], true)).toBe(timeline)
})

test('a stored message leaves the outbox', () => {
  const timeline = { ...emptyTimeline, outbox: [outgoing('a'), outgoing('b')] }
  expect(addMessages(timeline, [message(1, 'visitor', 'a')], true).outbox).toEqual([outgoing('b')])
})

test('the cursor stands before the first gap', () => {
  expect(cursorOf(emptyTimeline)).toBe(0)
  const timeline = addMessages(emptyTimeline, [message(1, 'visitor'), message(4, 'visitor')], false)
  expect(cursorOf(timeline)).toBe(1)
})

test('a draft is seen until the answer is stored', () => {
  const asked = addMessages(emptyTimeline, [message(1, 'visitor')], false)
  const writing = applyState(asked, draft)
  expect(visibleDraft(writing)).toBe('The ans')
  const answered = addMessages(writing, [message(2, 'assistant')], true)
  expect(visibleDraft(answered)).toBeNull()
  const askedAgain = addMessages(answered, [message(3, 'visitor')], true)
  expect(visibleDraft(askedAgain)).toBeNull()
})

test('a draft is not seen while a person answers', () => {
  const asked = applyState(addMessages(emptyTimeline, [message(1, 'visitor')], false), draft)
  expect(visibleDraft({ ...asked, mode: 'human' })).toBeNull()
})

test('an answer is owed to a visitor who spoke last, by the assistant only', () => {
  expect(isAwaiting(emptyTimeline)).toBe(false)
  const asked = addMessages(emptyTimeline, [message(1, 'visitor')], false)
  expect(isAwaiting(asked)).toBe(true)
  expect(isAwaiting({ ...asked, mode: 'human' })).toBe(false)
  expect(isAwaiting({ ...emptyTimeline, outbox: [outgoing('a')] })).toBe(true)
  const refused = { ...outgoing('a'), refused: 'invalid_input' } as const
  expect(isAwaiting({ ...emptyTimeline, outbox: [refused] })).toBe(false)
})

test('only an answer that was waited for and has just come is fresh', () => {
  const asked = addMessages(emptyTimeline, [message(1, 'visitor')], false)
  expect(addMessages(asked, [message(2, 'assistant')], false).fresh).toBeNull()
  const answered = addMessages(asked, [message(2, 'assistant')], true)
  expect(answered.fresh).toBe(2)
  expect(addMessages(answered, [message(3, 'agent')], true).fresh).toBeNull()
})

test('what others wrote after the last look is unread', () => {
  const messages = [message(1, 'visitor'), message(2, 'assistant'), message(3, 'system')]
  const timeline = addMessages(emptyTimeline, [...messages, message(4, 'agent')], false)
  expect(countUnread(timeline.messages, 0)).toBe(2)
  expect(countUnread(timeline.messages, 2)).toBe(1)
})
