import type { Lead, LeadSort, ListLeads } from '@oka/contract/lead'
import { and, asc, type Column, desc, eq, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { isoFormat } from '../iso-timestamp.ts'
import { jsonObject } from '../json-object.ts'
import { admins, leads } from '../schema.ts'
import { statement } from '../statement.ts'
import { leadIsVisible } from '../visible.ts'
import { leadColumn } from './leads.ts'

const { placeholder } = sql

export type LeadQuery = Omit<ListLeads, 'cursor'> & {
  /** Keyset position: sorted value and id of the last lead of the former page. */
  after: { value: string | number; id: number } | undefined
}

type Order = {
  value: SQL | Column
  direction: 'asc' | 'desc'
  type: 'timestamptz' | 'integer' | 'text'
}

const orders: Record<LeadSort, Order> = {
  newest: { value: leads.createdAt, direction: 'desc', type: 'timestamptz' },
  oldest: { value: leads.createdAt, direction: 'asc', type: 'timestamptz' },
  // Leads without a score come after those that scored nothing.
  score: { value: sql`coalesce(${leads.fitScore}, -1)`, direction: 'desc', type: 'integer' },
  name: { value: sql`oka_search_text(${leads.name})`, direction: 'asc', type: 'text' },
}

/** Keyset position: the sorted value and the id of the last lead of a page. */
export type LeadPosition = { value: string | number; id: number }

type Item = LeadPosition & { lead: Lead }
type Filter = 'status' | 'q' | 'tag' | 'after'

const conditions: Record<Exclude<Filter, 'after'>, SQL> = {
  status: eq(leads.status, placeholder('status')),
  q: sql`${leads.search} like '%' || oka_search_text(${placeholder('q')}) || '%'`,
  tag: sql`oka_tag_keys(${leads.tags}) @> array[lower(${placeholder('tag')})]::text[]`,
}

const isAfter = ({ value, direction, type }: Order) =>
  sql`(${value}, ${leads.id}) ${sql.raw(direction === 'desc' ? '<' : '>')} (${placeholder('value')}::${sql.raw(type)}, ${placeholder('id')}::integer)`

/**
 * Leads a text without three letters or digits in a row is looked for in at once: the index of trigrams cannot find it, so
 * they are read in the order of the list.
 */
export const searchedAtOnce = 1500

const hasTrigram = (q: string): boolean => /[\p{L}\p{N}]{3}/u.test(q)

type Shape = { sort: LeadSort; filters: readonly Filter[]; isWalk: boolean }

const bySort = ({ direction }: Order) => (direction === 'desc' ? desc : asc)

function matches({ sort, filters }: Shape, which: (filter: Filter) => boolean): SQL | undefined {
  const order = orders[sort]
  return and(
    leadIsVisible,
    ...filters
      .filter(which)
      .map((filter) => (filter === 'after' ? isAfter(order) : conditions[filter])),
  )
}

/** One page by keyset: each page costs the same, however far down the list. */
function selectPage(db: Db, shape: Shape) {
  const order = orders[shape.sort]
  const by = bySort(order)
  return db
    .select({
      item: jsonObject<Item>({ lead: leadColumn, value: order.value, id: leads.id }).as('item'),
    })
    .from(leads)
    .leftJoin(admins, eq(admins.id, leads.ownerId))
    .where(matches(shape, () => true))
    .orderBy(by(order.value), by(leads.id))
    .limit(placeholder('limit'))
}

/** The next so many leads and whether they match: what both the page and the end of a walk are read from. */
function selectNext(db: Db, shape: Shape) {
  const order = orders[shape.sort]
  const by = bySort(order)
  const next = db
    .select({
      id: leads.id,
      sortValue: sql<unknown>`${order.value}`.as('sort_value'),
      isMatch: sql<boolean>`${conditions.q}`.as('is_match'),
    })
    .from(leads)
    .where(matches(shape, (filter) => filter !== 'q'))
    .orderBy(by(order.value), by(leads.id))
    .limit(searchedAtOnce)
  return db.$with('next').as(next)
}

/**
 * The same page out of the next so many leads, and where they end: null at the end of the list, and where the page is full.
 * `next` is read as far as the page needs it, in its order.
 */
function selectWalk(db: Db, shape: Shape) {
  const order = orders[shape.sort]
  const by = bySort(order)
  const next = selectNext(db, shape)
  const found = db
    .select({ id: next.id })
    .from(next)
    .where(sql`is_match`)
    .limit(placeholder('limit'))
    .as('found')
  const page = db
    .select({
      item: jsonObject<Item>({ lead: leadColumn, value: order.value, id: leads.id }).as('item'),
    })
    .from(found)
    .innerJoin(leads, eq(leads.id, found.id))
    .leftJoin(admins, eq(admins.id, leads.ownerId))
    .orderBy(by(order.value), by(leads.id))
    .as('page')
  const items = db
    .select({ items: sql<Item[]>`coalesce(json_agg(${page.item}), '[]'::json)`.as('items') })
    .from(page)
    .as('walked')
  const isMoment = order.type === 'timestamptz'
  const value = isMoment ? sql`to_char(sort_value, ${isoFormat})` : sql`sort_value`
  const last = db
    .select({ end: jsonObject<LeadPosition>({ value, id: next.id }).as('end') })
    .from(next)
    .offset(searchedAtOnce - 1)
    .limit(1)
  return db
    .with(next)
    .select({
      items: items.items,
      end: sql<LeadPosition | null>`case when json_array_length(${items.items}) < ${placeholder('limit')}::integer then (${last}) end`,
    })
    .from(items)
}

function createList(shape: Shape) {
  const { filters, isWalk } = shape
  const name = `leads_${shape.sort}_${filters.join('_')}`
  // How common a text or a tag is decides which index finds it.
  const planning = { planEachTime: filters.includes('q') || filters.includes('tag') }
  const select = (db: Db) => {
    if (isWalk) return selectWalk(db, shape)
    const page = selectPage(db, shape).as('page')
    const items = sql<Item[]>`coalesce(json_agg(${page.item}), '[]'::json)`
    return db.select({ items, end: sql<LeadPosition | null>`null` }).from(page)
  }
  // Both are executed alike.
  return statement(name, select as (db: Db) => ReturnType<typeof selectWalk>, planning)
}

const lists = new Map<string, ReturnType<typeof createList>>()

function listOf({ sort, status, q, tag, after }: LeadQuery, isWalk: boolean) {
  const given: Record<Filter, unknown> = { status, q, tag, after }
  const filters = (Object.keys(given) as Filter[]).filter((filter) => given[filter])
  const name = [sort, ...filters, isWalk].join(' ')
  const list = lists.get(name) ?? createList({ sort, filters, isWalk })
  lists.set(name, list)
  return list
}

/**
 * The leads that match, in that order. `end`: the list was read as far as there, and may go on although there are fewer
 * leads than asked for.
 */
export async function listLeads(
  db: Db,
  query: LeadQuery,
): Promise<{ found: { lead: Lead; position: LeadPosition }[]; end: LeadPosition | undefined }> {
  const { status, q, tag, limit, after } = query
  const isWalk = Boolean(q) && !hasTrigram(q!)
  const values = { status, q: q && escapeLike(q), tag, limit, ...after }
  const [row] = await listOf(query, isWalk)(db).execute(values)
  const { items, end } = row!
  const found = items.map(({ lead, value, id }) => ({ lead, position: { value, id } }))
  return { found, end: end ?? undefined }
}

/** Escapes LIKE's wildcards in what was typed. */
const escapeLike = (typed: string): string => typed.replace(/[\\%_]/g, '\\$&')
