import type { Admin } from '@oka/contract/auth'
import type { KnownOfVisitor, SetConversationFact } from '@oka/contract/fact-entry'
import type { Db } from '@oka/db/client'
import { findConversation, lockConversation } from '@oka/db/chat/conversations'
import type { ConversationRow } from '@oka/db/schema'
import { conversationTopic, notify } from '@oka/db/topics'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findKnown } from '../lead-detail.ts'
import { storeStaffEntry, setFactOfLead } from '../set-fact.ts'

const ownerOf = ({ id, leadId }: Pick<ConversationRow, 'id' | 'leadId'>) =>
  leadId === null ? { conversationId: id } : { leadId }

/** What is known of the visitor of a conversation, also before there is a lead. */
export async function findFactsOf(
  { db }: Pick<Deps, 'db'>,
  conversationId: string,
): Promise<KnownOfVisitor> {
  const conversation = await findConversation(db, conversationId)
  if (!conversation) throw new DomainError('conversation_not_found')
  return knownOf(db, conversation)
}

/** Stores a staff entry for a fact of a visitor; where there is a lead, for the lead's. */
export async function setFactOf(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  { conversationId, ...entry }: SetConversationFact,
): Promise<KnownOfVisitor> {
  return db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, conversationId)
    if (!conversation) throw new DomainError('conversation_not_found')
    const { leadId, locale } = conversation
    if (leadId !== null) await setFactOfLead(tx, leadId, author, entry)
    else await storeStaffEntry(tx, { conversationId }, { author, entry, locale })
    await notify(tx, conversationTopic(conversationId))
    return knownOf(tx, conversation)
  })
}

async function knownOf(db: Db, conversation: ConversationRow): Promise<KnownOfVisitor> {
  return { leadId: conversation.leadId, ...(await findKnown(db, ownerOf(conversation))) }
}
