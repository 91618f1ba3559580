import type { Event, EventFilter } from '@oka/contract/event'
import { listEvents as listFoundEvents } from '@oka/db/audit/events'
import { z } from 'zod'

import { readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'

/** One page of what happened, the latest first. */
export async function listEvents(
  { db }: Pick<Deps, 'db'>,
  { limit, cursor, name, adminId, leadId, from, to }: EventFilter,
): Promise<{ items: Event[]; nextCursor: string | null }> {
  const before = readCursor(z.int(), cursor)
  const filter = { name, adminId, leadId, from, to }
  const found = await listFoundEvents(db, { ...filter, limit: limit + 1, before })
  return toPage(found, limit, ({ id }) => id)
}
