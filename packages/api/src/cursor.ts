import { z } from 'zod'

import { invalidInput } from './domain-error.ts'

/** A time that PostgreSQL accepts: it has no year 0. */
export const momentPosition = z.iso.datetime().refine((moment) => !moment.startsWith('0000'))

/**
 * One page of the rows of a query for `limit + 1`: the extra row means that there is another page, whose
 * keyset position is `positionOf` the last row of this one.
 *
 * @param end where the search goes on although there was no extra row
 */
export function toPage<Row>(
  found: readonly Row[],
  limit: number,
  positionOf: (last: Row) => unknown,
  end?: unknown,
): { items: Row[]; nextCursor: string | null } {
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  const position = last === undefined ? end : positionOf(last)
  return { items, nextCursor: position === undefined ? null : writeCursor(position) }
}

/** Encodes a keyset position as an opaque text that fits into a URL. */
function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Decodes it. Throws `invalid_input` when `writeCursor` did not make it. */
export function readCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): z.infer<Schema> | undefined {
  if (cursor === undefined) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw invalidInput('cursor', 'must be the cursor of a former page')
  }
}
