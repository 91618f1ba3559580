import { sql } from 'drizzle-orm'
import { timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

/** A moment, ISO 8601 in UTC with milliseconds: a string from the table to the screen. */
export const moment = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 })

export const createdAt = () => moment().notNull().default(sql`now()`)
export const updatedAt = () =>
  moment()
    .notNull()
    .default(sql`now()`)
    .$onUpdate(() => sql`now()`)

/** UUIDv7, made in Node: the rows of a day lie together in the index. */
export const id = () =>
  uuid()
    .primaryKey()
    .$defaultFn(() => v7())
