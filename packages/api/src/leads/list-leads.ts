import type { LeadPage, LeadSort, ListLeads } from '@oka/contract/lead'
import { listLeads as listFoundLeads } from '@oka/db/leads/list-leads'
import { z } from 'zod'

import { momentPosition, readCursor, toPage } from '../cursor.ts'
import type { Deps } from '../deps.ts'

const positions: Record<LeadSort, z.ZodType<{ value: string | number; id: number }>> = {
  newest: z.object({ value: momentPosition, id: z.int32() }),
  oldest: z.object({ value: momentPosition, id: z.int32() }),
  score: z.object({ value: z.int32(), id: z.int32() }),
  // PostgreSQL keeps no NUL.
  name: z.object({
    value: z
      .string()
      .max(300)
      .regex(/^[^\0]*$/),
    id: z.int32(),
  }),
}

/** One page of the leads that match the filter. */
export async function listLeads(
  { db }: Pick<Deps, 'db'>,
  { cursor, ...query }: ListLeads,
): Promise<LeadPage> {
  const after = readCursor(positions[query.sort], cursor)
  const { found, end } = await listFoundLeads(db, { ...query, limit: query.limit + 1, after })
  const { items, nextCursor } = toPage(found, query.limit, ({ position }) => position, end)
  return { items: items.map(({ lead }) => lead), nextCursor }
}
