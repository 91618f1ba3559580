import type { InboxConversation } from '@oka/contract/chat'
import { expect, test } from 'vitest'

import { withoutUnread } from './without-unread.ts'

const row = (conversationId: string): InboxConversation => ({
  conversationId,
  mode: 'human',
  turn: 1,
  holder: null,
  locale: 'en',
  pageUrl: null,
  lastSeq: 3,
  lastMessage: null,
  waiting: true,
  waitingSince: '2026-03-05T10:00:00.000Z',
  unread: 2,
  lead: null,
  createdAt: '2026-03-05T10:00:00.000Z',
  activeAt: '2026-03-05T10:00:00.000Z',
})

test('one conversation is read, in whatever shape the list is kept', () => {
  const a = row('a')
  const b = row('b')
  const read = { ...a, unread: 0 }
  expect(withoutUnread({ items: [a, b], nextCursor: null }, 'a')).toEqual({
    items: [read, b],
    nextCursor: null,
  })
  expect(withoutUnread({ pages: [{ items: [b] }, { items: [a] }], pageParams: [1] }, 'a')).toEqual({
    pages: [{ items: [b] }, { items: [read] }],
    pageParams: [1],
  })
  expect(withoutUnread(a, 'a')).toEqual(read)
  expect(withoutUnread(a, 'b')).toEqual(a)
  expect(withoutUnread(undefined, 'a')).toBeUndefined()
  expect(withoutUnread(null, 'a')).toBeNull()
})
