import type { Message } from '@oka/contract/chat'
import { expect, test } from 'vitest'

import { toRows } from './rows.ts'

const now = new Date('2026-03-02T12:00:00')

function message(seq: number, change: Partial<Message> & { time?: string }): Message {
  const { time = '2026-03-02T11:00:00', ...rest } = change
  return {
    id: `id-${seq}`,
    conversationId: 'c',
    seq,
    role: 'assistant',
    content: `${seq}`,
    author: null,
    clientMessageId: null,
    createdAt: new Date(time).toISOString(),
    ...rest,
  }
}

const outgoing = {
  clientMessageId: 'own',
  content: 'hi',
  createdAt: now.toISOString(),
  refused: null,
}

const edges = (rows: ReturnType<typeof toRows>) => rows.map(({ first, last }) => [first, last])

test('messages of one side shortly after each other belong together', () => {
  const messages = [
    message(1, { role: 'visitor' }),
    message(2, {}),
    message(3, {}),
    message(4, { time: '2026-03-02T11:06:00' }),
  ]
  expect(edges(toRows({ messages, outbox: [] }, undefined, now))).toEqual([
    [true, true],
    [true, false],
    [false, true],
    [true, true],
  ])
})

test('a message keeps its key when it has arrived', () => {
  const [pending] = toRows({ messages: [], outbox: [outgoing] }, undefined, now)
  const stored = message(1, { role: 'visitor', clientMessageId: 'own' })
  const [arrived] = toRows({ messages: [stored], outbox: [] }, undefined, now)
  expect(pending).toMatchObject({ key: 'own', status: 'pending' })
  expect(arrived).toMatchObject({ key: 'own', status: 'stored' })
})

test('what is on its way comes last, and what was refused says so', () => {
  const rows = toRows(
    { messages: [message(1, {})], outbox: [{ ...outgoing, refused: 'invalid_input' }] },
    undefined,
    now,
  )
  expect(rows.map(({ status, problem }) => [status, problem])).toEqual([
    ['stored', null],
    ['refused', 'invalid_input'],
  ])
})

test('the answer that is being revealed is left to be shown by itself', () => {
  const messages = [message(1, {}), message(2, {})]
  expect(toRows({ messages, outbox: [] }, messages[1], now)).toHaveLength(1)
})

test('the day is told where it changes, and not for today', () => {
  const messages = [
    message(1, { time: '2026-02-27T09:00:00' }),
    message(2, { time: '2026-02-27T10:00:00' }),
    message(3, {}),
  ]
  const rows = toRows({ messages, outbox: [] }, undefined, now)
  expect(rows.map((row) => row.newDay)).toEqual([true, false, true])
})
