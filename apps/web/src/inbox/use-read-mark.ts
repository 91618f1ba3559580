import type { InboxConversation } from '@oka/contract/chat'
import { useEffect } from 'react'

import { type Conversation, lastSeq } from '../chat/conversation.ts'
import { useAdmin } from '../session/use-session.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { useVisible } from '../ui/use-visible.ts'
import { withoutUnread } from './without-unread.ts'

/** Up to where this page has told that each person has read each conversation. */
const told = new Map<string, number>()

/** Notes that what is on the screen was read, while the page can be seen. */
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
    if (!isVisible || !isUnread || seq <= (told.get(key) ?? 0)) return
    told.set(key, seq)
    // Told again with the next message, or when the list shows it as unread again.
    tellRead(conversationId, seq).catch(() => told.delete(key))
  }, [key, conversationId, isVisible, isUnread, seq])
}

/** The lists show it at once. */
async function tellRead(conversationId: string, seq: number): Promise<void> {
  const lists = trpc.chat.list.pathFilter()
  // An answer on its way knows nothing of this yet.
  await queryClient.cancelQueries(lists)
  queryClient.setQueriesData(lists, (data) => withoutUnread(data, conversationId))
  try {
    await client.chat.markRead.mutate({ conversationId, seq })
  } finally {
    void queryClient.invalidateQueries(lists)
  }
}
