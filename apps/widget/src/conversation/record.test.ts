import { expect, test } from 'vitest'

import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createRecordStore, recordKey } from './record.ts'

const outgoing = {
  clientMessageId: 'a',
  content: 'hi',
  createdAt: '2026-01-05T10:00:00.000Z',
  refused: null,
}

test('opening the panel alone stores nothing', () => {
  const storage = createMemoryStorage()
  const record = createRecordStore(storage)
  record.update(() => ({ open: true }))
  expect(storage.length).toBe(0)
  expect(record.read().open).toBe(true)
})

test('what is typed is stored, and nothing is left when it is taken back', () => {
  const storage = createMemoryStorage()
  const record = createRecordStore(storage)
  record.update(() => ({ text: 'I wond' }))
  expect(createRecordStore(storage).read().text).toBe('I wond')
  record.update(() => ({ text: '' }))
  expect(storage.length).toBe(0)
})

test('a change keeps what another tab has written', () => {
  const storage = createMemoryStorage()
  const left = createRecordStore(storage)
  const right = createRecordStore(storage)
  left.update(() => ({ conversationId: 'c', visitorToken: 't' }))
  right.update(({ outbox }) => ({ outbox: [...outbox, outgoing] }))
  expect(left.read()).toMatchObject({ conversationId: 'c', outbox: [outgoing] })
})

test.each(['', 'null', '[]', '{"outbox":[null,{"content":1}],"text":{},"seen":"9"}', 'not json'])(
  'a spoiled record is an empty one: %s',
  (spoiled) => {
    const storage = createMemoryStorage()
    storage.setItem(recordKey, spoiled)
    expect(createRecordStore(storage).read()).toMatchObject({ outbox: [], text: '', seen: 0 })
  },
)

function forbid(): never {
  throw new DOMException('denied', 'SecurityError')
}

test('a browser that refuses to store still chats', () => {
  const storage = createMemoryStorage()
  storage.getItem = forbid
  storage.setItem = forbid
  storage.removeItem = forbid
  const record = createRecordStore(storage)
  record.update(() => ({ outbox: [outgoing] }))
  expect(record.read().outbox).toEqual([outgoing])
})
