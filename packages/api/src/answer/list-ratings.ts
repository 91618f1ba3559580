import type { ListRatedAnswers, RatedAnswer } from '@oka/contract/answer'
import { listRatings as findRatings } from '@oka/db/chat/answers'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'

const position = z.object({ at: momentPosition, id: z.uuid() })

/** One page of rated answers, the latest first. */
export async function listRatings(
  { db }: Pick<Deps, 'db'>,
  { view, limit, cursor }: ListRatedAnswers,
): Promise<{ items: RatedAnswer[]; nextCursor: string | null }> {
  const after = readCursor(position, cursor)
  const found = await findRatings(db, { view, limit: limit + 1, after })
  return toPage(found, limit, ({ messageId: id, rating: { at, doneAt } }) => ({
    at: view === 'done' ? doneAt : at,
    id,
  }))
}
