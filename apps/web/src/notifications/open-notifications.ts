import type { InboxConversation } from '@oka/contract/chat'
import type { Notification, NotificationKind } from '@oka/contract/notification'

/** For everybody who may chat; the others are for one person. */
export const kindsForAll: readonly NotificationKind[] = [
  'hot_lead',
  'person_requested',
  'call_back_requested',
]

/** Those nobody has acknowledged. */
export function openOnes(all: readonly Notification[]): Notification[] {
  return all.filter(({ acknowledgedAt }) => acknowledgedAt === null)
}

/** How many things need somebody: conversations and budgets with a notification, and one's own conversations with something unread. */
export function countNeeding(
  open: readonly Notification[],
  conversations: readonly InboxConversation[],
  adminId: number,
): number {
  const unread = conversations.filter(
    ({ mode, holder, unread: count }) => mode === 'human' && holder?.id === adminId && count > 0,
  )
  const notified = open.map(({ id, conversationId }) => conversationId ?? id)
  return new Set([...notified, ...unread.map(({ conversationId }) => conversationId)]).size
}
