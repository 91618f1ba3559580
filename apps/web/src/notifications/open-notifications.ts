import type { InboxConversation } from '@oka/contract/chat'
import type { Notification, NotificationKind } from '@oka/contract/notification'

/** Kinds that notify all who may chat; the others notify one person. */
export const kindsForAll: readonly NotificationKind[] = [
  'hot_lead',
  'person_requested',
  'call_back_requested',
  'visitor_answered',
]

/** The unacknowledged ones. */
export function openOnes(all: readonly Notification[]): Notification[] {
  return all.filter(({ acknowledgedAt }) => acknowledgedAt === null)
}

/**
 * The number of subjects that need attention: conversations and budgets with an open notification,
 * and own conversations with unread messages.
 */
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
