import type { InboxConversation } from '@oka/contract/chat'

/** Words that follow each other so closely are one burst: it rings once. */
const burstMs = 15_000

export type NewVisitorMessages = {
  /**
   * One's own conversations in which a visitor has spoken since the last time, unless it is seen on
   * the screen; none the first time.
   */
  spokenIn: (
    conversations: readonly InboxConversation[],
    adminId: number,
    isSeen: (conversationId: string) => boolean,
  ) => Spoken[]
}

/** `begins` a burst, or goes on with it. */
type Spoken = { row: InboxConversation; begins: boolean }

/** Watches what is unread in the conversations that somebody holds. */
export function createNewVisitorMessages(now: () => number): NewVisitorMessages {
  let before: ReadonlyMap<string, { unread: number; toldAt: number }> = new Map()
  return {
    spokenIn: (conversations, adminId, isSeen) => {
      const own = conversations.filter(
        ({ mode, holder }) => mode === 'human' && holder?.id === adminId,
      )
      const after = new Map<string, { unread: number; toldAt: number }>()
      const spoken: Spoken[] = []
      for (const row of own) {
        const { conversationId, unread } = row
        // What came into one's hands with something unread was announced as that.
        const former = before.get(conversationId) ?? { unread, toldAt: -Infinity }
        // Whoever has read it all is told anew.
        let toldAt = unread === 0 ? -Infinity : former.toldAt
        if (unread > former.unread && !isSeen(conversationId)) {
          spoken.push({ row, begins: now() - toldAt > burstMs })
          toldAt = now()
        }
        after.set(conversationId, { unread, toldAt })
      }
      before = after
      return spoken
    },
  }
}
