import type { ReplyChoice } from '@oka/contract/report-delivery'
import { findProfile } from '@oka/db/accounts/admins'
import { findLatestConversationOf } from '@oka/db/chat/conversations'
import type { Db } from '@oka/db/client'
import type { LeadRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'

type Replying = Pick<Deps, 'replyAddresses'> & { db: Db }

export type ReplyWays = {
  /** The ways that are possible now, the usual one first, each with its address; null is the sender. */
  ways: Map<ReplyChoice, string | null>
  owner: { name: string; email: string } | null
}

/** Where the answers to a mail with a lead's report may go. */
export async function findReplyWays(
  { db, replyAddresses }: Replying,
  { id, ownerId }: Pick<LeadRow, 'id' | 'ownerId'>,
): Promise<ReplyWays> {
  const [conversation, profile] = await Promise.all([
    replyAddresses && findLatestConversationOf(db, id),
    ownerId === null ? undefined : findProfile(db, ownerId),
  ])
  const owner = profile ? { name: profile.name, email: profile.email } : null
  const ways = new Map<ReplyChoice, string | null>()
  if (replyAddresses && conversation) {
    ways.set('conversation', replyAddresses.of(conversation.id))
  }
  if (owner) ways.set('owner', owner.email)
  ways.set('sender', null)
  return { ways, owner }
}

/** The address for answers as it was chosen, or the usual one where that is not possible now. */
export async function replyAddressOf(
  deps: Replying,
  lead: Pick<LeadRow, 'id' | 'ownerId'>,
  choice: ReplyChoice | undefined,
): Promise<string | null> {
  const { ways } = await findReplyWays(deps, lead)
  const [usual = null] = ways.values()
  return choice !== undefined && ways.has(choice) ? ways.get(choice)! : usual
}
