import { randomBytes } from 'node:crypto'

import type { Event, EventName, ListEvents } from '@oka/contract/event'
import { aliasedTable, and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'

import type { Db } from '../client.ts'
import { admins, eventDetails, events } from '../schema.ts'
import { rawStatement } from '../statement.ts'
import { eventIsOfDeletedLead } from '../visible.ts'

const { placeholder } = sql

export type NewEvent = {
  name: EventName
  /** Who did it. */
  adminId?: number | undefined
  /** The member of staff it was done to. */
  subjectId?: number | undefined
  leadId?: number | undefined
  conversationId?: string | undefined
  /** Nothing personal. */
  data?: Record<string, string | number | boolean | null>
  /** The personal before and after. */
  details?: { before?: Record<string, unknown>; after?: Record<string, unknown> }
}

/** What an event holds of its personal values, as PostgreSQL writes them: nothing without the salt. */
export const detailsDigest = (salt: unknown, before: unknown, after: unknown) =>
  sql`encode(sha256(convert_to(concat_ws('|', ${salt}::text, ${before}::jsonb::text, ${after}::jsonb::text), 'UTF8')), 'hex')`

/** Of the personal values of one event. */
export const newSalt = (): string => randomBytes(16).toString('base64url')

const json = (name: string) => sql`${placeholder(name)}::text::jsonb`
const salt = sql`${placeholder('salt')}::text`

const appended = rawStatement<{ createdAt: string }>(
  'append_event',
  sql`
    with event as (
      insert into events (name, admin_id, lead_id, conversation_id, data)
      values (
        ${placeholder('name')}, ${placeholder('adminId')}::integer, ${placeholder('leadId')}::integer,
        ${placeholder('conversationId')}::text,
        ${json('data')} || case when ${salt} is null then '{}'::jsonb
          else jsonb_build_object('details', ${detailsDigest(salt, json('before'), json('after'))}) end
      )
      returning id, created_at
    ), detail as (
      insert into event_details (event_id, salt, before, after)
      select id, ${salt}, ${json('before')}, ${json('after')} from event where ${salt} is not null
    )
    select created_at as "createdAt" from event`,
)

/**
 * Adds an event and returns its time. It is sealed soon after the commit (`seal-events`), so that
 * writers do not wait for each other.
 */
export async function appendEvent(tx: Db, event: NewEvent): Promise<string> {
  const { name, adminId, subjectId, leadId, conversationId, data, details } = event
  const known = { ...data, ...(subjectId !== undefined && { subjectId }) }
  const [row] = await appended(tx).execute({
    name,
    adminId: adminId ?? null,
    leadId: leadId ?? null,
    conversationId: conversationId ?? null,
    data: JSON.stringify(known),
    salt: details ? newSalt() : null,
    before: toJson(details?.before),
    after: toJson(details?.after),
  })
  return row!.createdAt
}

const toJson = (values: Record<string, unknown> | undefined) =>
  values === undefined ? null : JSON.stringify(values)

export type EventQuery = Omit<ListEvents, 'cursor'> & {
  /** The id of the last event of the page before. */
  before: number | undefined
}

const subjects = aliasedTable(admins, 'subjects')
const subjectId = sql<number | null>`(${events.data} ->> 'subjectId')::integer`
/** As the index on it says. */
const hasSubject = sql`${events.data} ? 'subjectId'`

/**
 * Ids are assigned when an event is written, times when its transaction begins, at most this much
 * earlier. So a bound on the time is also a bound on the id, and the index scan need not begin at
 * the newest event.
 */
const longestTransaction = sql`interval '1 hour'`

function since(from: string) {
  const earlier = sql`(select id from ${events} where created_at < ${from}::timestamptz - ${longestTransaction} order by created_at desc, id desc limit 1)`
  return and(gte(events.createdAt, from), sql`${events.id} > coalesce(${earlier}, 0)`)
}

function until(to: string) {
  const later = sql`(select id from ${events} where created_at >= ${to}::timestamptz + ${longestTransaction} order by created_at, id limit 1)`
  return and(
    lt(events.createdAt, to),
    sql`${events.id} < coalesce(${later}, ${Number.MAX_SAFE_INTEGER})`,
  )
}

/** Events, latest first. */
export async function listEvents(db: Db, query: EventQuery): Promise<Event[]> {
  const { limit, adminId } = query
  const conditions = [
    query.name === undefined ? undefined : eq(events.name, query.name),
    query.leadId === undefined ? undefined : eq(events.leadId, query.leadId),
    query.from === undefined ? undefined : since(query.from),
    query.to === undefined ? undefined : until(query.to),
    query.before === undefined ? undefined : lt(events.id, query.before),
  ]
  const latest = (which: SQL | undefined) =>
    db
      .select({ id: events.id })
      .from(events)
      .where(and(which, ...conditions))
      .orderBy(desc(events.id))
      .limit(limit)
  const rows = await db
    .select({
      event: events,
      adminName: admins.name,
      subjectId,
      subjectName: subjects.name,
      // The entry stays in the audit; personal values of a deleted person are not shown.
      before: sql<
        Event['before']
      >`case when not ${eventIsOfDeletedLead} then ${eventDetails.before} end`,
      after: sql<
        Event['after']
      >`case when not ${eventIsOfDeletedLead} then ${eventDetails.after} end`,
    })
    .from(events)
    .leftJoin(admins, eq(admins.id, events.adminId))
    .leftJoin(subjects, eq(subjects.id, subjectId))
    .leftJoin(eventDetails, eq(eventDetails.eventId, events.id))
    .where(
      adminId === undefined
        ? and(...conditions)
        : // Two index scans instead of a sort of every event about a person.
          inArray(
            events.id,
            union(
              latest(eq(events.adminId, adminId)),
              latest(and(hasSubject, eq(subjectId, adminId))),
            ),
          ),
    )
    .orderBy(desc(events.id))
    .limit(limit)
  return rows.map(({ event, adminName, subjectName, ...row }) => {
    const { details: _, subjectId: __, ...data } = event.data
    return {
      id: event.id,
      name: event.name,
      admin: person(event.adminId, adminName),
      subject: person(row.subjectId, subjectName),
      leadId: event.leadId,
      conversationId: event.conversationId,
      data,
      before: row.before,
      after: row.after,
      createdAt: event.createdAt,
    }
  })
}

function person(id: number | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' }
}
