import { expect, test } from 'vitest'

import { answerTo, findViolations, type Outcome } from './violations.ts'

type Row = Outcome['messages'][number]

const row = (
  seq: number,
  role: Row['role'],
  content: string,
  author: string | null = null,
): Row => ({
  id: `id ${seq}`,
  seq,
  turn: seq,
  role,
  content,
  author,
  clientMessageId: role === 'visitor' ? content : null,
})
const messages = [row(1, 'visitor', 'Hello'), row(2, 'assistant', answerTo(1))]
const conversation = { mode: 'assistant', turn: 1, answeredTurn: 1, lastSeq: 2 } as const
const hello = { id: 'id 1', clientMessageId: 'Hello', content: 'Hello' }
const sound: Outcome = {
  messages,
  conversation,
  answerers: new Map(),
  acknowledged: [{ ...hello, sentAt: 1, acknowledgedAt: 2 }],
}
const with3 = (third: Row, more: Partial<Outcome> = {}): Outcome => ({
  ...sound,
  messages: [...messages, third],
  conversation: { ...conversation, lastSeq: third.seq },
  ...more,
})

/** Ann takes over, and hands over to Bob. */
const handedOver: Outcome = {
  ...sound,
  messages: [
    messages[0]!,
    row(2, 'system', 'Ann has joined', 'Ann'),
    row(3, 'system', 'Bob goes on', 'Ann'),
  ],
  conversation: { mode: 'human', turn: 3, answeredTurn: 3, lastSeq: 3 },
  answerers: new Map([
    [2, { mode: 'human', holder: 'Ann' }],
    [3, { mode: 'human', holder: 'Bob' }],
  ]),
}
/** Ann takes over, and lets the visitor wait until the assistant is to answer. */
const handedBack: Outcome = {
  ...handedOver,
  messages: [...handedOver.messages.slice(0, 2), row(3, 'system', 'Ann cannot answer')],
  conversation: { mode: 'assistant', turn: 3, answeredTurn: 2, lastSeq: 3 },
}

test('a conversation that went well violates nothing', () => {
  expect(findViolations(sound)).toEqual([])
})

test('nor does one that was handed over and answered, or handed back and answered', () => {
  const replied = {
    ...handedOver,
    messages: [...handedOver.messages, row(4, 'agent', 'Here I am', 'Bob')],
    conversation: { mode: 'human', turn: 4, answeredTurn: 4, lastSeq: 4 } as const,
  }
  const answered = {
    ...handedBack,
    messages: [...handedBack.messages, row(4, 'assistant', answerTo(1))],
    conversation: { mode: 'assistant', turn: 3, answeredTurn: 3, lastSeq: 4 } as const,
  }
  expect(findViolations(replied)).toEqual([])
  expect(findViolations(answered)).toEqual([])
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
      messages: [
        messages[0]!,
        row(2, 'system', 'Ann has joined', 'Ann'),
        row(3, 'assistant', answerTo(1)),
      ],
      conversation: { ...conversation, lastSeq: 3 },
      answerers: new Map([[2, { mode: 'human', holder: 'Ann' }]]),
    },
    /The assistant's message 3 came while the conversation was human and Ann answered/,
  ],
  'an answer after a hand-over': [
    {
      ...handedOver,
      messages: [...handedOver.messages, row(4, 'assistant', answerTo(1))],
    },
    /The assistant's message 4 came while the conversation was human and Bob answered/,
  ],
  'a reply of whoever has handed over': [
    { ...handedOver, messages: [...handedOver.messages, row(4, 'agent', 'And this', 'Ann')] },
    /Ann's message 4 came while the conversation was human and Bob answered/,
  ],
  'an answer after the end': [
    {
      ...with3(row(3, 'system', 'Closed', 'Ann'), {
        answerers: new Map([[3, { mode: 'closed', holder: null }]]),
      }),
      messages: [...messages, row(3, 'system', 'Closed', 'Ann'), row(4, 'assistant', answerTo(1))],
    },
    /The assistant's message 4 came while the conversation was closed\./,
  ],
  'a hand-back whose turn is owed': [
    { ...handedBack, conversation: { ...conversation, turn: 3, lastSeq: 3 } },
    /Message 1 was never answered/,
  ],
  'a hand-back whose turn was answered twice': [
    {
      ...handedBack,
      messages: [
        ...handedBack.messages,
        row(4, 'assistant', answerTo(1)),
        row(5, 'system', 'Ann was called'),
        row(6, 'assistant', answerTo(1)),
      ],
    },
    /Message 6 is a second answer/,
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
