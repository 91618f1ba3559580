import { z } from 'zod'

import { pageDefaultSize, pageMaxSize } from './limits.ts'

/** The largest integer of PostgreSQL's type of that name. */
const largest = 2_147_483_647
const wrong = 'must be a whole number'

/**
 * An integer that may also arrive as the text of a URL. Stricter than zod's coercion, which takes
 * `true`, `null` and `[7]` for numbers.
 */
export function integer(min: number, max = largest) {
  const bounded = z
    .int(wrong)
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)
  const typed = z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number)
  return z.union([z.number(), typed], { error: wrong }).pipe(bounded)
}

const pageSize = integer(1, pageMaxSize).default(pageDefaultSize)

/** Keyset position after the former page; made by the server, opaque to the client. */
const cursor = z.string().max(500)

/** Input of a call for a page, besides its filter. */
export const paging = { limit: pageSize, cursor: cursor.optional() }

/** A list that is returned in pages. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
