import { z } from 'zod'

import { invalidInput } from './domain-error.ts'

/** A moment that PostgreSQL knows: it has no year 0. */
export const momentPosition = z.iso.datetime().refine((moment) => !moment.startsWith('0000'))

/**
 * One page of what a query found that was asked for `limit + 1` rows: the one too many says that there is
 * another page, which begins after `positionOf` the last of this one.
 */
export function toPage<Row>(
  found: readonly Row[],
  limit: number,
  positionOf: (last: Row) => unknown,
): { items: Row[]; nextCursor: string | null } {
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last === undefined ? null : writeCursor(positionOf(last)) }
}

/** Turns where a page ended into a text that fits into a URL and says nothing to the client. */
function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Reads it back. Throws `invalid_input` when it is not one that `writeCursor` made. */
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
