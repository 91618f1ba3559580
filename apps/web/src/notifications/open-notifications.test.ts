import type { InboxConversation } from '@oka/contract/chat'
import type { Notification } from '@oka/contract/notification'
import { expect, test } from 'vitest'

import { countNeeding, openOnes } from './open-notifications.ts'

const made = (id: string, conversationId: string | null, acknowledgedAt: string | null = null) =>
  ({ id, kind: 'hot_lead', conversationId, acknowledgedAt }) as Notification

const row = (conversationId: string, holderId: number | null, unread: number) =>
  ({
    conversationId,
    mode: holderId === null ? 'assistant' : 'human',
    holder: holderId === null ? null : { id: holderId, name: '' },
    unread,
  }) as InboxConversation

test('a notification is open until somebody acknowledges it', () => {
  const all = [made('1', 'a'), made('2', 'b', '2026-03-05T10:00:00.000Z')]
  expect(openOnes(all).map(({ id }) => id)).toEqual(['1'])
})

test('a conversation that is notified of twice counts once; what colleagues or the assistant answer does not', () => {
  const rows = [row('a', 7, 2), row('c', 7, 1), row('d', 7, 0), row('e', 8, 5), row('f', null, 5)]
  expect(countNeeding([made('1', 'a'), made('2', 'b')], rows, 7)).toBe(3)
  expect(countNeeding([], [], 7)).toBe(0)
  expect(countNeeding([made('1', null), made('2', null)], [], 7)).toBe(2)
})
