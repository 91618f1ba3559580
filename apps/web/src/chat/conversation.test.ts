import { cursorOf } from '@oka/client/timeline'
import type { ConversationEvent, Message, MessageRole } from '@oka/contract/chat'
import { expect, test } from 'vitest'

import { type Conversation, lastSeenReply, lastSeq, nothingYet, receive } from './conversation.ts'

const message = (seq: number, role: MessageRole = 'visitor'): Message => ({
  id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
  conversationId: '00000000-0000-4000-8000-000000000000',
  seq,
  role,
  content: `message ${seq}`,
  author: null,
  clientMessageId: null,
  createdAt: '2026-03-05T10:00:00.000Z',
})

const after = (...events: ConversationEvent[]): Conversation => events.reduce(receive, nothingYet)
const seqs = ({ messages }: Conversation): number[] => messages.map(({ seq }) => seq)

test('keeps messages in the order of seq, each once, whatever the order of arrival', () => {
  const conversation = after(message(2), message(1), message(2), message(4), message(3), message(4))
  expect(seqs(conversation)).toEqual([1, 2, 3, 4])
  expect(lastSeq(conversation)).toBe(4)
  expect(lastSeq(nothingYet)).toBe(0)
})

test('what was erased of its beginning is not asked for again', () => {
  const snapshot = {
    type: 'snapshot',
    mode: 'assistant',
    turn: 3,
    holder: null,
    draft: null,
  } as const
  expect(cursorOf(after({ ...snapshot, firstSeq: 5 }, message(5), message(6)))).toBe(6)
})

test('what is missing is asked for from the first gap on', () => {
  expect(cursorOf(nothingYet)).toBe(0)
  const gapped = after(message(1), message(2), message(5), message(4))
  expect(cursorOf(gapped)).toBe(2)
  expect(cursorOf(receive(gapped, message(3)))).toBe(5)
})

test('a message that is known changes nothing, so that nothing is drawn again', () => {
  const conversation = after(message(1), message(2), { type: 'draft', turn: 2, text: 'Hel' })
  expect(receive(conversation, message(1))).toBe(conversation)
})

test('a draft grows, is not shortened by an earlier turn, and ends with the next message', () => {
  const writing = after(
    message(1),
    { type: 'draft', turn: 2, text: 'Hel' },
    { type: 'draft', turn: 2, text: 'Hello' },
    { type: 'draft', turn: 1, text: 'Late' },
  )
  expect(writing.draft).toEqual({ turn: 2, text: 'Hello' })
  expect(receive(writing, message(2, 'assistant')).draft).toBeNull()
})

test('a message that fills a gap leaves the draft alone', () => {
  const writing = after(message(1), message(3), { type: 'draft', turn: 2, text: 'Hel' })
  expect(receive(writing, message(2)).draft).toEqual({ turn: 2, text: 'Hel' })
})

test('a snapshot says who answers and what is half written', () => {
  const taken = after({
    type: 'snapshot',
    mode: 'human',
    turn: 3,
    holder: { name: 'Léa' },
    draft: null,
  })
  expect(taken.state).toEqual({ mode: 'human', turn: 3, holder: 'Léa' })
  const back = receive(taken, {
    type: 'snapshot',
    mode: 'assistant',
    turn: 4,
    holder: null,
    draft: { turn: 4, text: 'So' },
  })
  expect(back.state?.holder).toBeNull()
  expect(back.draft).toEqual({ turn: 4, text: 'So' })
})

test('presence replaces what was known of who is there, and says how far the visitor has read', () => {
  const sam = { role: 'agent' as const, adminId: 2, name: 'Sam', typing: true }
  const visitor = { role: 'visitor' as const, adminId: null, name: null, typing: false }
  const both = after(message(1), {
    type: 'presence',
    people: [visitor, sam],
    visitorReadSeq: 1,
  })
  expect(both.people).toEqual([visitor, sam])
  const alone = receive(both, { type: 'presence', people: [], visitorReadSeq: 1 })
  expect(alone.people).toEqual([])
  expect(alone.visitorReadSeq).toBe(1)
})

test('the last reply of staff the visitor has seen is the one to mark', () => {
  const talk = [message(1), message(2, 'agent'), message(3, 'agent'), message(4, 'agent')]
  const seenTo = (visitorReadSeq: number): Conversation =>
    after(...talk, { type: 'presence', people: [], visitorReadSeq })
  expect(lastSeenReply(seenTo(1))).toBeNull()
  expect(lastSeenReply(seenTo(3))).toBe(3)
  expect(lastSeenReply(seenTo(9))).toBe(4)
})
