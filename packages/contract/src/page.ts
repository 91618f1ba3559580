import { z } from 'zod'

import { pageDefaultSize, pageMaxSize } from './limits.ts'

/** An integer that may also arrive as the text of a URL. */
export function integer(): z.ZodCoercedNumber<number | string> {
  return z.coerce
    .number<number | string>({ error: 'must be a whole number' })
    .int('must be a whole number')
}

export const pageSize = integer()
  .min(1, 'must be at least 1')
  .max(pageMaxSize, `must be at most ${pageMaxSize}`)
  .default(pageDefaultSize)

/** Where the page before ended; made by the server, opaque to the client. */
export const cursor = z.string().max(500)

/** A list that is handed out page by page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
