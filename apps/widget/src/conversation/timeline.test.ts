import { cursorOf } from '@oka/client/timeline'
import type { Message, MessageRole } from '@oka/contract/chat'
import { expect, test } from 'vitest'

import type { OutgoingMessage } from './record.ts'
import {
  addMessage,
  applyState,
  countUnread,
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

const addMessages = (timeline: Timeline, messages: readonly Message[], live: boolean) =>
  messages.reduce((before, next) => addMessage(before, next, live), timeline)

const seqs = (timeline: Timeline) => timeline.messages.map(({ seq }) => seq)

const draft = { type: 'draft', turn: 1, text: 'The ans' } as const

test('messages stand in the order of seq, each once, however they come', () => {
  let timeline = addMessages(emptyTimeline, [message(2, 'assistant')], false)
  timeline = addMessages(timeline, [message(1, 'visitor'), message(2, 'assistant')], false)
  expect(seqs(timeline)).toEqual([1, 2])
})

test('nothing new is no change', () => {
  const timeline = addMessages(emptyTimeline, [message(1, 'visitor')], false)
  expect(addMessages(timeline, [message(1, 'visitor')], true)).toEqual(timeline)
})

test('a stored message leaves the outbox', () => {
  const timeline = { ...emptyTimeline, outbox: [outgoing('a'), outgoing('b')] }
  expect(addMessages(timeline, [message(1, 'visitor', 'a')], true).outbox).toEqual([outgoing('b')])
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

test.each(['visitor', 'system'] as const)(
  'a draft is dropped when a message of the %s comes, and a newer one is seen',
  (role) => {
    const asked = addMessages(emptyTimeline, [message(1, 'visitor')], false)
    const overtaken = addMessages(applyState(asked, draft), [message(2, role)], true)
    expect(overtaken.draft).toBeNull()
    expect(visibleDraft(applyState(overtaken, { ...draft, turn: 2, text: 'Then' }))).toBe('Then')
  },
)

test('a draft is not dropped for what was said before it', () => {
  const asked = addMessages(emptyTimeline, [message(1, 'visitor'), message(3, 'visitor')], false)
  const filled = addMessages(applyState(asked, draft), [message(2, 'assistant')], true)
  expect(filled.draft).toEqual(draft)
  const resumed = addMessages(applyState(emptyTimeline, draft), [message(1, 'visitor')], false)
  expect(visibleDraft(resumed)).toBe('The ans')
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

test('where the beginning was erased, the rest is followed from its end', () => {
  const snapshot = {
    type: 'snapshot',
    mode: 'assistant',
    turn: 4,
    holder: null,
    draft: null,
  } as const
  const state = applyState(emptyTimeline, { ...snapshot, firstSeq: 5 })
  const messages = [message(5, 'visitor'), message(6, 'assistant')]
  const timeline = addMessages(state, messages, false)
  expect(cursorOf(timeline)).toBe(6)
  expect(cursorOf(addMessage(timeline, message(8, 'visitor'), true))).toBe(6)
  expect(cursorOf(addMessages(emptyTimeline, messages, false))).toBe(0)
})
