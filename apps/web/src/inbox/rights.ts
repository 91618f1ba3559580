import type { ConversationMode } from '@oka/contract/chat'

/** The signed-in person's rights in a conversation. */
export type Rights = {
  mayReply: boolean
  mayTakeOver: boolean
  /** Let a colleague answer instead. */
  mayHandOver: boolean
  /** Hand it back to the assistant. */
  mayRelease: boolean
  mayClose: boolean
  mayReopen: boolean
}

/** The server's rule: only an admin takes a conversation from a colleague. */
export function rightsIn(
  mode: ConversationMode,
  isMine: boolean,
  isAgent: boolean,
  isAdmin: boolean,
): Rights {
  const free = {
    mayReply: true,
    mayTakeOver: true,
    mayHandOver: true,
    mayRelease: false,
    mayClose: true,
    mayReopen: false,
  }
  const none = {
    ...free,
    mayReply: false,
    mayTakeOver: false,
    mayHandOver: false,
    mayClose: false,
  }
  if (!isAgent) return none
  if (mode === 'assistant') return free
  if (mode === 'closed') return { ...none, mayReopen: true }
  if (isMine) return { ...free, mayTakeOver: false, mayRelease: true }
  return isAdmin ? { ...free, mayReply: false, mayRelease: true } : none
}

type Named = { id: number; name: string }

/**
 * Whether an account holds the conversation. The subscription delivers the holder's name at once,
 * the list the id a moment later. Until then namesakes are ambiguous, and neither counts as
 * the holder.
 */
export function isHolder(
  admin: Named,
  holderName: string | null,
  listed: Named | null | undefined,
  colleagues: readonly Named[],
): boolean {
  if (listed && listed.name === holderName) return listed.id === admin.id
  const hasNamesake = colleagues.some(({ id, name }) => id !== admin.id && name === admin.name)
  return holderName === admin.name && !hasNamesake
}
