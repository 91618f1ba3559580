import { sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

import { newId } from '../id.ts'

/** A moment, ISO 8601 in UTC with milliseconds: a string from the table to the screen. */
export const isoTimestamp = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 })

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const createdAt = () =>
  isoTimestamp()
    .notNull()
    .default(sql`now()`)
export const updatedAt = () =>
  isoTimestamp()
    .notNull()
    .default(sql`now()`)
    .$onUpdate(() => sql`now()`)

/** Made in Node, so that the caller knows it before the row is there. */
export const id = () => uuid().primaryKey().$defaultFn(newId)
