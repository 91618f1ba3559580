import type { InboxConversation } from '@oka/contract/chat'
import { useEffect } from 'react'

import { type Conversation, lastSeq } from '../chat/conversation.ts'
import { useAdmin } from '../session/use-session.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { useVisible } from '../ui/use-visible.ts'
import { withoutUnread } from './without-unread.ts'

/** The read receipts that this page has reported, by account and conversation. */
const reported = new Map<string, number>()

/** Reports a read receipt for what is on screen, while the page is visible. */
export function useReadMark(
  conversationId: string,
  conversation: Conversation | undefined,
  row: InboxConversation | undefined,
): void {
  const isVisible = useVisible()
  const { id } = useAdmin()
  const key = `${id} ${conversationId}`
  const seq = conversation ? lastSeq(conversation) : 0
  const isUnread = (row?.unread ?? 0) > 0
  useEffect(() => {
    if (!isVisible || !isUnread || seq <= (reported.get(key) ?? 0)) return
    reported.set(key, seq)
    // Reported again with the next message, or when the list shows it as unread again.
    reportRead(conversationId, seq).catch(() => reported.delete(key))
  }, [key, conversationId, isVisible, isUnread, seq])
}

/** The lists show it at once (optimistic update). */
async function reportRead(conversationId: string, seq: number): Promise<void> {
  const lists = trpc.chat.list.pathFilter()
  // A list request in flight does not include it.
  await queryClient.cancelQueries(lists)
  queryClient.setQueriesData(lists, (data) => withoutUnread(data, conversationId))
  try {
    await client.chat.markRead.mutate({ conversationId, seq })
  } finally {
    void queryClient.invalidateQueries(lists)
  }
}
