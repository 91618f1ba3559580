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

test('a record that another tab has emptied is not brought back', () => {
  const storage = createMemoryStorage()
  const left = createRecordStore(storage)
  const right = createRecordStore(storage)
  left.update(() => ({ conversationId: 'c', visitorToken: 't', startKey: 's', open: true }))
  right.update(() => ({ seen: 3 }))
  left.update(() => ({ conversationId: null, visitorToken: null, startKey: null }))
  expect(right.read()).toMatchObject({ conversationId: null, startKey: null })
  right.update(() => ({ open: true }))
  expect(left.read()).toMatchObject({ conversationId: null, visitorToken: null, open: true })
  expect(storage.length).toBe(0)
})

test('the key of a conversation that is about to begin is kept', () => {
  const storage = createMemoryStorage()
  createRecordStore(storage).update(() => ({ startKey: 's' }))
  expect(createRecordStore(storage).read().startKey).toBe('s')
})

test('what could not be stored counts more than what was stored before, until it can be', () => {
  const storage = createMemoryStorage()
  const record = createRecordStore(storage)
  record.update(() => ({ text: 'before' }))
  const setItem = storage.setItem.bind(storage)
  storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  record.update(() => ({ outbox: [outgoing] }))
  expect(record.read()).toMatchObject({ text: 'before', outbox: [outgoing] })
  storage.setItem = setItem
  record.update(() => ({ text: '' }))
  expect(createRecordStore(storage).read()).toMatchObject({ text: '', outbox: [outgoing] })
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
