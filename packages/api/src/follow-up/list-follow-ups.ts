import type { FollowUp, FollowUpFilter } from '@oka/contract/follow-up'
import { listFollowUps as findFollowUps } from '@oka/db/chat/follow-ups'
import { z } from 'zod'

import { momentPosition, readCursor, writeCursor } from '../cursor.ts'
import type { Deps } from '../deps.ts'

const position = z.object({ at: momentPosition, id: z.uuid() })

/** One page of what visitors wait for, what is due first; or of what was closed, the latest first. */
export async function listFollowUps(
  { db }: Pick<Deps, 'db'>,
  { view, limit, cursor }: FollowUpFilter,
): Promise<{ items: FollowUp[]; nextCursor: string | null }> {
  const after = readCursor(position, cursor)
  const found = await findFollowUps(db, { view, limit: limit + 1, after })
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(({ followUp }) => followUp),
    nextCursor: last ? writeCursor(last.position) : null,
  }
}
