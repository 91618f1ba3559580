import type { Message } from '@oka/contract/chat'
import { describe, expect, test } from 'vitest'

import { compareLedger, type Line } from './compare.ts'

const conversationId = 'one'
const message = (seq: number, role: Message['role'], content: string): Message => ({
  id: `id ${seq}`,
  conversationId,
  seq,
  role,
  content,
  author: null,
  clientMessageId: null,
  createdAt: '2026-11-25T12:00:00.000Z',
})
const stored = [
  message(1, 'visitor', 'A: 1'),
  message(2, 'assistant', 'Yes?'),
  message(3, 'visitor', 'A: 2'),
]
const entry = (seq: number, content: string) => ({
  id: `id ${seq}`,
  seq,
  content,
  clientMessageId: content,
})
const line: Line = {
  conversationId,
  name: 'A:',
  acknowledged: [entry(1, 'A: 1'), entry(3, 'A: 2')],
  received: [stored],
}

test('a ledger that agrees has nothing to say', () => {
  expect(compareLedger(line, stored)).toEqual([])
})

describe('it is noticed when a message', () => {
  const cases: Record<string, [Line, Message[], RegExp]> = {
    'was lost': [line, stored.slice(0, 2), /“A: 2” was lost/],
    'is there twice': [line, [...stored, message(4, 'visitor', 'A: 2')], /there 2 times/],
    'was stored out of order': [
      { ...line, acknowledged: line.acknowledged.toReversed() },
      stored,
      /stands before/,
    ],
    "is another's": [line, [...stored, message(4, 'visitor', 'B: 1')], /“B: 1” is foreign/],
    'left a gap': [line, [...stored, message(5, 'system', 'Closed')], /seq 5 stands where 4/],
    'answers twice': [
      line,
      [...stored.slice(0, 2), message(3, 'assistant', 'Yes?'), ...stored.slice(2)],
      /answers what was answered/,
    ],
    'was not received': [{ ...line, received: [stored.slice(1)] }, stored, /was received 2 id 2/],
    'was received twice': [
      { ...line, received: [[stored[0]!, ...stored]] },
      stored,
      /was received 1 id 1 where 2/,
    ],
  }
  test.each(Object.entries(cases))('%s', (_, [given, rows, fault]) => {
    expect(compareLedger(given, rows).join('\n')).toMatch(fault)
  })
})
