import { expect, test } from 'vitest'

import { answerTo, findViolations, type Outcome } from './violations.ts'

type Row = Outcome['messages'][number]

const row = (seq: number, role: Row['role'], content: string): Row => ({
  id: `id ${seq}`,
  seq,
  turn: seq,
  role,
  content,
  clientMessageId: role === 'visitor' ? content : null,
})
const messages = [row(1, 'visitor', 'Hello'), row(2, 'assistant', answerTo(1))]
const conversation = { mode: 'assistant', turn: 1, answeredTurn: 1, lastSeq: 2 } as const
const hello = { id: 'id 1', clientMessageId: 'Hello', content: 'Hello' }
const sound: Outcome = {
  messages,
  conversation,
  modes: new Map(),
  acknowledged: [{ ...hello, sentAt: 1, acknowledgedAt: 2 }],
}
const with3 = (third: Row, more: Partial<Outcome> = {}): Outcome => ({
  ...sound,
  messages: [...messages, third],
  conversation: { ...conversation, lastSeq: third.seq },
  ...more,
})

test('a conversation that went well violates nothing', () => {
  expect(findViolations(sound)).toEqual([])
})

const broken: Record<string, [Outcome, RegExp]> = {
  'a gap': [with3(row(4, 'system', 'Closed')), /seq 4 stands where 3/],
  'a number that was given and not used': [
    { ...sound, conversation: { ...conversation, lastSeq: 3 } },
    /last_seq is 3 after 2/,
  ],
  'a second answer': [with3(row(3, 'assistant', answerTo(1))), /Message 3 is a second answer/],
  'an answer after a take-over': [
    {
      ...sound,
      messages: [messages[0]!, row(2, 'system', 'Ann'), row(3, 'assistant', answerTo(1))],
      conversation: { ...conversation, lastSeq: 3 },
      modes: new Map([[2, 'human']]),
    },
    /message 3 came while the conversation was human/,
  ],
  'an answer to what was overtaken': [
    {
      ...sound,
      messages: [messages[0]!, row(2, 'visitor', 'Wait'), row(3, 'assistant', answerTo(1))],
      conversation: { ...conversation, lastSeq: 3 },
    },
    /when 2 was the visitor's last/,
  ],
  'an answer that never came': [with3(row(3, 'visitor', 'And?')), /Message 3 was never answered/],
  'a message that was lost': [
    { ...sound, acknowledged: [{ ...sound.acknowledged[0]!, clientMessageId: 'Lost' }] },
    /stored 0 times/,
  ],
  'messages out of order': [
    {
      ...with3(row(3, 'visitor', 'First'), { conversation: { ...conversation, lastSeq: 3 } }),
      acknowledged: [
        { id: 'id 3', clientMessageId: 'First', content: 'First', sentAt: 1, acknowledgedAt: 2 },
        { ...hello, sentAt: 3, acknowledgedAt: 4 },
      ],
    },
    /was sent after “First” and stands before it/,
  ],
}

test.each(Object.entries(broken))('%s is noticed', (_, [outcome, fault]) => {
  expect(findViolations(outcome).join('\n')).toMatch(fault)
})
