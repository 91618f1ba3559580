import type { Lead, LeadSort, ListLeads } from '@oka/contract/lead'
import { and, asc, type Column, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
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
export const searchedAtOnce = 5000

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

/** The next so many leads, whatever they contain, under the name of their table. */
function selectNext(db: Db, shape: Shape, { offset, limit }: { offset: number; limit: number }) {
  const order = orders[shape.sort]
  const by = bySort(order)
  return db
    .select({ ...getTableColumns(leads), sortValue: sql<unknown>`${order.value}`.as('sort_value') })
    .from(leads)
    .where(matches(shape, (filter) => filter !== 'q'))
    .orderBy(by(order.value), by(leads.id))
    .offset(offset)
    .limit(limit)
    .as('leads')
}

/** What the list is sorted by, as a moment where it is one. */
const valueOf = (next: ReturnType<typeof selectNext>, sort: LeadSort) =>
  sort === 'score' || sort === 'name' ? next.sortValue : next.createdAt

/** The same page out of the next so many leads. */
function selectWalk(db: Db, shape: Shape) {
  const by = bySort(orders[shape.sort])
  const next = selectNext(db, shape, { offset: 0, limit: searchedAtOnce })
  const value = valueOf(next, shape.sort)
  return db
    .select({ item: jsonObject<Item>({ lead: leadColumn, value, id: next.id }).as('item') })
    .from(next)
    .leftJoin(admins, eq(admins.id, next.ownerId))
    .where(conditions.q)
    .orderBy(by(next.sortValue), by(next.id))
    .limit(placeholder('limit'))
}

function createList(shape: Shape) {
  const { sort, filters, isWalk } = shape
  const name = `${sort}_${filters.join('_')}`
  // How common a text or a tag is decides which index finds it.
  const planning = { planEachTime: filters.includes('q') || filters.includes('tag') }
  const selectItems = (db: Db) => {
    const page = (isWalk ? selectWalk(db, shape) : selectPage(db, shape)).as('page')
    const items = sql<Item[]>`coalesce(json_agg(${page.item}), '[]'::json)`
    return db.select({ items }).from(page)
  }
  const selectEnd = (db: Db) => {
    const next = selectNext(db, shape, { offset: searchedAtOnce - 1, limit: 1 })
    const end = jsonObject<LeadPosition>({ value: valueOf(next, sort), id: next.id })
    return db.select({ end }).from(next)
  }
  return {
    page: statement(`leads_${name}`, selectItems, planning),
    /** Where a walk has ended; no row where it came to the end of the list. */
    end: statement(`leads_end_${name}`, selectEnd, planning),
  }
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
  const list = listOf(query, isWalk)
  const values = { status, q: q && escapeLike(q), tag, limit, ...after }
  const [row] = await list.page(db).execute(values)
  const found = row!.items.map(({ lead, value, id }) => ({ lead, position: { value, id } }))
  const [last] = isWalk && found.length < limit ? await list.end(db).execute(values) : []
  return { found, end: last?.end }
}

/** Escapes LIKE's wildcards in what was typed. */
const escapeLike = (typed: string): string => typed.replace(/[\\%_]/g, '\\$&')
