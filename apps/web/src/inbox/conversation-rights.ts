import type { ConversationMode, InboxConversation } from '@oka/contract/chat'
import { useQuery } from '@tanstack/react-query'

import type { Conversation } from '../chat/conversation.ts'
import { useAdmin, useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { isHolder, type Rights, rightsIn } from './rights.ts'

/** The mode and holder of a conversation, and the user's rights in it. */
export type ConversationRights = Rights & {
  mode: ConversationMode
  /** The holder, when a person answers. */
  holder: string | null
  isMine: boolean
}

/** Null until it is known. */
export function useConversationRights(
  conversation: Conversation | undefined,
  row: InboxConversation | undefined,
): ConversationRights | null {
  const admin = useAdmin()
  const isAgent = useMay('agent')
  const isAdmin = useMay('admin')
  const { data: colleagues = [] } = useQuery({
    ...trpc.team.colleagues.queryOptions(),
    enabled: isAgent,
  })
  // The subscription is fresher; the list is available before its first event.
  const now = conversation?.state ?? (row && { mode: row.mode, holder: row.holder?.name ?? null })
  if (!now) return null
  const isMine = now.mode === 'human' && isHolder(admin, now.holder, row?.holder, colleagues)
  return { ...now, isMine, ...rightsIn(now.mode, isMine, isAgent, isAdmin) }
}
