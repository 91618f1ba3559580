import type { FollowUp, ListFollowUps } from '@oka/contract/follow-up'
import { listFollowUps as findFollowUps } from '@oka/db/chat/follow-ups'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'

const position = z.object({ at: momentPosition, id: z.uuid() })

/** One page of follow-ups: open ones by due time, closed ones latest first. */
export async function listFollowUps(
  { db }: Pick<Deps, 'db'>,
  { view, limit, cursor }: ListFollowUps,
): Promise<{ items: FollowUp[]; nextCursor: string | null }> {
  const after = readCursor(position, cursor)
  const found = await findFollowUps(db, { view, limit: limit + 1, after })
  const { items, nextCursor } = toPage(found, limit, (last) => last.position)
  return { items: items.map(({ followUp }) => followUp), nextCursor }
}
