import type { Lead, LeadSort, ListLeads } from '@oka/contract/lead'
import { and, asc, desc, eq, type Column, type SQL, sql } from 'drizzle-orm'

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

/** One page by keyset: each page costs the same, however far down the list. */
function createList(sort: LeadSort, filters: readonly Filter[]) {
  const order = orders[sort]
  const by = order.direction === 'desc' ? desc : asc
  return statement(
    `leads_${sort}_${filters.join('_')}`,
    (db) => {
      const page = db
        .select({
          item: jsonObject<Item>({ lead: leadColumn, value: order.value, id: leads.id }).as('item'),
        })
        .from(leads)
        .leftJoin(admins, eq(admins.id, leads.ownerId))
        .where(
          and(
            leadIsVisible,
            ...filters.map((filter) => (filter === 'after' ? isAfter(order) : conditions[filter])),
          ),
        )
        .orderBy(by(order.value), by(leads.id))
        .limit(placeholder('limit'))
        .as('page')
      return db
        .select({ items: sql<Item[]>`coalesce(json_agg(${page.item}), '[]'::json)` })
        .from(page)
    },
    // How common a text or a tag is decides which index finds it.
    { planEachTime: filters.includes('q') || filters.includes('tag') },
  )
}

const lists = new Map<string, ReturnType<typeof createList>>()

function listOf({ sort, status, q, tag, after }: LeadQuery): ReturnType<typeof createList> {
  const given: Record<Filter, unknown> = { status, q, tag, after }
  const filters = (Object.keys(given) as Filter[]).filter((filter) => given[filter])
  const name = `${sort} ${filters.join(' ')}`
  const list = lists.get(name) ?? createList(sort, filters)
  lists.set(name, list)
  return list
}

/** The leads that match, in that order. */
export async function listLeads(
  db: Db,
  query: LeadQuery,
): Promise<{ lead: Lead; position: LeadPosition }[]> {
  const { status, q, tag, limit, after } = query
  const values = { status, q: q && escapeLike(q), tag, limit, ...after }
  const [row] = await listOf(query)(db).execute(values)
  return row!.items.map(({ lead, value, id }) => ({ lead, position: { value, id } }))
}

/** Escapes LIKE's wildcards in what was typed. */
const escapeLike = (typed: string): string => typed.replace(/[\\%_]/g, '\\$&')
