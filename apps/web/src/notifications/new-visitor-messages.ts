import type { InboxConversation } from '@oka/contract/chat'

/** Messages within this time of each other are one burst with one sound. */
const burstMs = 15_000

export type NewVisitorMessages = {
  /**
   * The user's own conversations with new messages since the last call, except visible ones; none
   * on the first call.
   */
  newMessagesIn: (
    conversations: readonly InboxConversation[],
    adminId: number,
    isSeen: (conversationId: string) => boolean,
  ) => NewMessages[]
}

/** `begins` a burst, or continues it. */
type NewMessages = { row: InboxConversation; begins: boolean }

/** Watches the unread count of the conversations that the user holds. */
export function createNewVisitorMessages(now: () => number): NewVisitorMessages {
  let before: ReadonlyMap<string, { unread: number; alertedAt: number }> = new Map()
  return {
    newMessagesIn: (conversations, adminId, isSeen) => {
      const own = conversations.filter(
        ({ mode, holder }) => mode === 'human' && holder?.id === adminId,
      )
      const after = new Map<string, { unread: number; alertedAt: number }>()
      const spoken: NewMessages[] = []
      for (const row of own) {
        const { conversationId, unread } = row
        // A conversation handed over with unread messages was announced as a hand-over.
        const former = before.get(conversationId) ?? { unread, alertedAt: -Infinity }
        // Reading everything resets the burst.
        let alertedAt = unread === 0 ? -Infinity : former.alertedAt
        if (unread > former.unread && !isSeen(conversationId)) {
          spoken.push({ row, begins: now() - alertedAt > burstMs })
          alertedAt = now()
        }
        after.set(conversationId, { unread, alertedAt })
      }
      before = after
      return spoken
    },
  }
}
