import type { ConversationPresence, PresenceState, SetPresence } from '@oka/contract/presence'
import { findConversationState } from '@oka/db/chat/conversation-state'
import {
  listPresences,
  type PresentPerson,
  setPresence as storePresence,
} from '@oka/db/chat/presences'

import type { Deps, Principal } from '../deps.ts'
import { assertMayAccess, requireVisible } from './list-messages.ts'

/** Stores the caller's presence until it expires, and notifies the others in the conversation. */
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

/** The presences, and the milliseconds until one of them expires unless renewed. */
export type Presence = {
  present: PresentPerson[]
  visitorReadSeq: number
  expiresInMs: number | null
}

export async function readPresence({ db }: Pick<Deps, 'db'>, id: string): Promise<Presence> {
  const [state, present] = await Promise.all([findConversationState(db, id), listPresences(db, id)])
  const expiries = present.map((one) => one.expiresInMs)
  return {
    present,
    visitorReadSeq: state?.visitorReadSeq ?? 0,
    // A little longer, so that it has certainly expired at the next read.
    expiresInMs: expiries.length > 0 ? Math.min(...expiries) + 100 : null,
  }
}

/** The presences the principal may see: not its own, and for the visitor only staff who type. */
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
