import type { InboxConversation, ListInbox } from '@oka/contract/chat'
import { listInbox as listConversations } from '@oka/db/chat/inbox'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'

const position = z.object({ activeAt: momentPosition, id: z.uuid() })

/** One page of the conversations, most recent activity first. */
export async function listInbox(
  { db }: Pick<Deps, 'db'>,
  adminId: number,
  { cursor, ...query }: ListInbox,
): Promise<{ items: InboxConversation[]; nextCursor: string | null }> {
  const after = readCursor(position, cursor)
  const found = await listConversations(db, { ...query, limit: query.limit + 1, after, adminId })
  return toPage(found, query.limit, ({ activeAt, conversationId: id }) => ({ activeAt, id }))
}
