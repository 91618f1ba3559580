import type { ConversationPresence, PresenceState, SetPresence } from '@oka/contract/presence'
import { findConversationState } from '@oka/db/chat/conversation-state'
import {
  listPresences,
  type PresentPerson,
  setPresence as storePresence,
} from '@oka/db/chat/presences'

import type { Deps, Principal } from '../deps.ts'
import { assertMayAccess, requireVisible } from './list-messages.ts'

/** Tells the others in a conversation what the caller does for the next moments. */
export async function setPresence(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  { conversationId, state }: SetPresence,
): Promise<{ state: PresenceState }> {
  assertMayAccess(principal, conversationId)
  requireVisible(principal, await findConversationState(db, conversationId))
  const adminId = principal.kind === 'staff' ? principal.admin.id : null
  await storePresence(db, { conversationId, adminId }, state)
  return { state }
}

/** Who is there, and for how many milliseconds that holds unless told again. */
export type Presence = { present: PresentPerson[]; visitorReadSeq: number; holdsMs: number | null }

export async function readPresence({ db }: Pick<Deps, 'db'>, id: string): Promise<Presence> {
  const [standing, present] = await Promise.all([
    findConversationState(db, id),
    listPresences(db, id),
  ])
  const holds = present.map(({ expiresInMs: holdsMs }) => holdsMs)
  return {
    present,
    visitorReadSeq: standing?.visitorReadSeq ?? 0,
    // A little longer, so that it has surely ended when it is looked at again.
    holdsMs: holds.length > 0 ? Math.min(...holds) + 100 : null,
  }
}

/** Who is there, as far as that is for the principal to know: nobody is told of oneself, and the visitor only of staff who type. */
export function presenceFor(
  { present, visitorReadSeq }: Presence,
  principal: Principal,
): ConversationPresence {
  const forStaff = principal.kind === 'staff'
  const people = present.filter(({ adminId, typing }) =>
    forStaff ? adminId !== principal.admin.id : adminId !== null && typing,
  )
  return {
    type: 'presence',
    people: people.map(({ adminId, name, typing }) => ({
      role: adminId === null ? 'visitor' : 'agent',
      adminId: forStaff ? adminId : null,
      name,
      typing,
    })),
    visitorReadSeq,
  }
}
