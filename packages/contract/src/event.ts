import { z } from 'zod'

import { integer, page, paging } from './page.ts'
import { eventNames } from './known-values.ts'

export const eventName = z.enum(eventNames)
export type EventName = z.infer<typeof eventName>

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** An entry of the audit. */
export const event = z.object({
  /** In the order of writing, with gaps. */
  id: z.int(),
  name: z.string(),
  /** Who did it; null when it was no member of staff. */
  admin: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** The member of staff it was done to. */
  subject: z.object({ id: z.int(), name: z.string() }).nullable(),
  leadId: z.int().nullable(),
  conversationId: z.string().nullable(),
  data: z.record(z.string(), value),
  /** The personal values that changed; null where there are none, or they were erased. */
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.iso.datetime(),
})
export type Event = z.infer<typeof event>

/** PostgreSQL knows no year 0. */
const moment = z.iso
  .datetime({ error: 'must be a moment in UTC' })
  .refine((given) => given >= '0001', 'must not be before the year 1')

export const eventFilter = z.object({
  name: eventName.optional(),
  /** Who did it, or whom it was done to. */
  adminId: integer(1).optional(),
  leadId: integer(1).optional(),
  /** Timestamps; `from` is inclusive, `to` is exclusive. */
  from: moment.optional(),
  to: moment.optional(),
})
export type EventFilter = z.infer<typeof eventFilter>

export const listEvents = eventFilter.extend(paging)
export type ListEvents = z.infer<typeof listEvents>

export const eventPage = page(event)

/** How an entry differs from what was written. */
export const chainBreaks = [
  /** Its content does not match its seal. */
  'changed',
  /** Its seal exists, but the entry does not. */
  'removed',
  /** The seal of an earlier entry is gone. */
  'missing',
  /** An anchor outside the database is later than the last seal. */
  'cut_off',
  /** The anchor outside the database at its position holds another entry. */
  'replaced',
  /** It has no seal and is not queued for one. */
  'never_sealed',
  /** Its timestamp is earlier than entries that were sealed long before it. */
  'backdated',
  /** It was sealed with a key that this installation does not have. */
  'key_unknown',
  'details_changed',
  /** Its personal values are gone, and its lead was not erased. */
  'details_emptied',
  /** A line of the file of anchors was changed; `id` is the number of the line. */
  'anchors_changed',
] as const

const chainBreak = z.object({
  /** Of the entry; as digits, since a forged id may be any number. */
  id: z.string(),
  why: z.enum(chainBreaks),
})
export type ChainBreak = z.infer<typeof chainBreak>

/** Result of verifying the chain: the first entry that differs from what was written, if any. */
export const chainChecked = z.object({
  /** Sealed entries that were checked. */
  events: z.int(),
  /** Entries of the last seconds that are not sealed yet; a change to them would not show. */
  unsealed: z.int(),
  intact: z.boolean(),
  /** Hash of the last seal; recorded elsewhere, it proves later that no entry was cut off. */
  lastHash: z.string().nullable(),
  /** When the end of the chain was last recorded outside the database. */
  anchoredAt: z.iso.datetime().nullable(),
  /** Entries whose personal values were erased with a lead. */
  erased: z.int(),
  broken: chainBreak.nullable(),
})
export type ChainChecked = z.infer<typeof chainChecked>
