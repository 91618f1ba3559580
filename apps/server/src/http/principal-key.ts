import type { Principal } from '@oka/api/deps'

/** Who is counted as one: a person of the staff, or the visitor of a conversation. */
export function principalKey(principal: Principal | undefined): string {
  if (principal?.kind === 'staff') return `staff:${principal.admin.id}`
  return `visitor:${principal?.conversationId ?? ''}`
}
