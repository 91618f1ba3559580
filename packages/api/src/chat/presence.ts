import type { ConversationPresence, PresenceState, SetPresence } from '@oka/contract/presence'
import { findStanding } from '@oka/db/conversations'
import { listPresent, type Present, setPresence as storePresence } from '@oka/db/presences'

import type { Deps, Principal } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { requireConversation } from './list-messages.ts'

/** Tells the others in a conversation what the caller does for the next moments. */
export async function setPresence(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, state }: SetPresence,
): Promise<{ state: PresenceState }> {
  requireConversation(principal, conversationId)
  if (!(await findStanding(db, conversationId))) throw new DomainError('conversation_not_found')
  const adminId = principal.kind === 'staff' ? principal.admin.id : null
  await storePresence(db, { conversationId, adminId }, state)
  return { state }
}

/** Who is there, as the caller may know it, and the milliseconds for which that holds unless told again. */
export async function readPresence(
  { db }: Pick<Deps, 'db'>,
  id: string,
  principal: Principal,
): Promise<{ event: ConversationPresence; holdsMs: number | null }> {
  const [standing, present] = await Promise.all([findStanding(db, id), listPresent(db, id)])
  const seen = present.filter((one) => maySee(principal, one))
  const holds = seen.map(({ holdsMs }) => holdsMs)
  return {
    event: {
      type: 'presence',
      people: seen.map(({ adminId, name, typing }) => ({
        role: adminId === null ? 'visitor' : 'agent',
        adminId: principal.kind === 'staff' ? adminId : null,
        name,
        typing,
      })),
      visitorReadSeq: standing?.visitorReadSeq ?? 0,
    },
    // A little longer, so that it has surely ended when it is looked at again.
    holdsMs: holds.length > 0 ? Math.min(...holds) + 100 : null,
  }
}

/** Nobody is told of oneself, and the visitor only of staff who type. */
function maySee(principal: Principal, { adminId, typing }: Present): boolean {
  if (principal.kind === 'visitor') return adminId !== null && typing
  return adminId !== principal.admin.id
}
