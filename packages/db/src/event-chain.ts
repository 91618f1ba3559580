import type { ChainChecked } from '@oka/contract/event'
import { sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { detailsDigest } from './events.ts'

const pageSize = 20_000

type Page = {
  count: number
  lastId: number
  lastHash: string
  brokenId: number | null
  why: 'changed' | 'missing' | 'details_changed' | null
}

/**
 * Personal values are either those that were written, or gone together with their salt: what stands
 * there without one, or beside an event that has none, was put there by somebody else.
 */
const areDetailsChanged = sql`case
  when not data ? 'details' then details.event_id is not null
  when details.event_id is null then true
  when details.salt is null then details.before is not null or details.after is not null
  else data ->> 'details' <> ${detailsDigest(sql`details.salt`, sql`details.before`, sql`details.after`)}
end`

/**
 * Reads all events in their order and computes each hash anew, as the trigger of the first migration
 * did. Names the first that is not as it was written. Entries cut off at the end leave a chain that
 * is whole: that shows only to who has noted its last hash before.
 */
export async function checkChain(db: Db): Promise<ChainChecked> {
  let position = { lastId: 0, lastHash: '' }
  let events = 0
  for (;;) {
    const page = await checkPage(db, position)
    if (!page) break
    events += page.count
    position = page
    if (page.brokenId !== null && page.why !== null) {
      const broken = { id: page.brokenId, why: page.why }
      return { events, intact: false, lastHash: null, erased: 0, broken }
    }
  }
  const { erased, emptiedId } = await checkErasures(db)
  if (emptiedId !== null) {
    const broken = { id: emptiedId, why: 'details_emptied' as const }
    return { events, intact: false, lastHash: null, erased, broken }
  }
  return { events, intact: true, lastHash: position.lastHash || null, erased, broken: null }
}

/**
 * Each erasure of a lead has told the chain how many entries it emptied. Where more are empty, names
 * the first that is not of such a lead, or else the first.
 */
async function checkErasures(db: Db): Promise<{ erased: number; emptiedId: number | null }> {
  const [found] = await db.execute<{ erased: number; told: number; emptiedId: number | null }>(sql`
    with erasures as (
      select lead_id, (data ->> 'auditEntries')::integer as entries from events where name = 'lead.erased'
    ), emptied as (
      select events.id, events.lead_id from event_details as details
      inner join events on events.id = details.event_id
      where details.salt is null
    )
    select
      (select count(*)::integer from emptied) as "erased",
      (select coalesce(sum(entries), 0)::integer from erasures) as "told",
      (
        select id::integer from emptied
        order by lead_id is not null and lead_id in (select lead_id from erasures), id limit 1
      ) as "emptiedId"`)
  const { erased, told, emptiedId } = found!
  return { erased, emptiedId: erased > told ? emptiedId : null }
}

async function checkPage(
  db: Db,
  { lastId, lastHash }: Pick<Page, 'lastId' | 'lastHash'>,
): Promise<Page | undefined> {
  const [page] = await db.execute<Page>(sql`
    with page as (
      select * from events where id > ${lastId} order by id limit ${pageSize}
    ), linked as (
      select page.*,
        coalesce(lag(id) over (order by id), ${lastId}) as former_id,
        coalesce(lag(hash) over (order by id), ${lastHash}) as former_hash
      from page
    ), checked as (
      select linked.id, linked.hash,
        case
          when linked.id <> former_id + 1 then 'missing'
          when previous_hash <> former_hash then 'changed'
          when hash <> encode(sha256(convert_to(concat_ws('|',
            previous_hash, id, name,
            coalesce(admin_id::text, '-'), coalesce(lead_id::text, '-'), coalesce(conversation_id, '-'),
            data::text, (extract(epoch from created_at) * 1000)::bigint
          ), 'UTF8')), 'hex') then 'changed'
          when ${areDetailsChanged} then 'details_changed'
        end as why
      from linked left join event_details as details on details.event_id = linked.id
    ), broken as (
      select id, why from checked where why is not null order by id limit 1
    )
    select
      count(*)::integer as "count",
      max(checked.id)::integer as "lastId",
      (array_agg(checked.hash order by checked.id desc))[1] as "lastHash",
      (select id::integer from broken) as "brokenId",
      (select why from broken) as "why"
    from checked
    having count(*) > 0`)
  return page
}

/** Whether an event with a hash that somebody has noted is still there: otherwise the end was cut off. */
export async function hasEventWithHash(db: Db, hash: string): Promise<boolean> {
  const found = await db.execute(sql`select 1 from events where hash = ${hash} limit 1`)
  return found.length > 0
}
