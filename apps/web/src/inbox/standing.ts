import type { ConversationMode, InboxConversation } from '@oka/contract/chat'

import type { Conversation } from '../chat/conversation.ts'
import { useAdmin, useMay } from '../session/use-session.ts'
import { type Rights, rightsIn } from './rights.ts'

/** Who answers in a conversation, and what that allows. */
export type Standing = Rights & {
  mode: ConversationMode
  /** Whoever holds it, when a person does. */
  holder: string | null
  isMine: boolean
}

/** Null until it is known. */
export function useStanding(
  conversation: Conversation | undefined,
  row: InboxConversation | undefined,
): Standing | null {
  const admin = useAdmin()
  const isAgent = useMay('agent')
  const isAdmin = useMay('admin')
  // The subscription is the first to know; the list is there before it has told.
  const now =
    conversation?.standing ?? (row && { mode: row.mode, holder: row.holder?.name ?? null })
  if (!now) return null
  const isMine = isHolder(admin, now, row)
  return { ...now, isMine, ...rightsIn(now.mode, isMine, isAgent, isAdmin) }
}

/** The subscription tells the name of the holder; the list, a moment later, who that is. */
function isHolder(
  admin: { id: number; name: string },
  { mode, holder }: { mode: ConversationMode; holder: string | null },
  row: InboxConversation | undefined,
): boolean {
  if (mode !== 'human') return false
  return row?.holder?.name === holder ? row?.holder?.id === admin.id : holder === admin.name
}
