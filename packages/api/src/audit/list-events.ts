import type { Event, ListEvents } from '@oka/contract/event'
import { listEvents as listFoundEvents } from '@oka/db/audit/events'
import { z } from 'zod'

import { readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'

/** One page of events, latest first. */
export async function listEvents(
  { db }: Pick<Deps, 'db'>,
  { cursor, ...query }: ListEvents,
): Promise<{ items: Event[]; nextCursor: string | null }> {
  const before = readCursor(z.int(), cursor)
  const found = await listFoundEvents(db, { ...query, limit: query.limit + 1, before })
  return toPage(found, query.limit, ({ id }) => id)
}
