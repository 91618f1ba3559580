import type { ConversationMode } from '@oka/contract/chat'

/** What the signed-in person may do in a conversation. */
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

/** The server's rule: only an admin takes a conversation out of a colleague's hands. */
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
 * Whether somebody is the holder of a conversation. The subscription tells the holder's name at
 * once; the list tells a moment later who that is. Until then nobody takes a namesake's for theirs.
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
