import type { ChainBreak, ChainChecked } from '@oka/contract/event'
import { sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import {
  type AuditKeys,
  type SealPosition,
  type SealedContent,
  sealedColumns,
  sealedDetails,
  sealHash,
} from './event-seal.ts'
import { countUnsealed } from './seal-events.ts'

const pageSize = 1000
/** Seconds; the longest that a transaction may have taken, with room for clock skew. */
const longestTransaction = 3600

/** The end of the chain as recorded outside the database. */
export type Anchor = { at: string; number: number; eventId: string; hash: string }
/** All recorded anchors, oldest first; `changedLine` is the first line that was altered. */
export type Anchors = { anchors: readonly Anchor[]; changedLine: number | null }

type Sealed = SealPosition & {
  keyId: string
  sealHash: string
  currentDetails: string | null
  areDetailsEmpty: boolean
  /** By the rule of release 0.1.0; null for an event since. */
  expectedHash: string | null
  content: SealedContent
}

type Position = {
  number: number
  hash: string
  /** When the queue was last empty, in seconds since 1970. */
  drainedAt: number
  /** Hash of the last event of release 0.1.0; null once a later event was read. */
  oldHash: string | null
}

/**
 * Reads all seals in order, recomputes each, and compares the end with the anchors outside the
 * database. Names the first entry that differs. Counts what is not sealed yet.
 */
export async function checkChain(
  db: Db,
  keys: Pick<AuditKeys, 'find'>,
  noted: Anchors,
): Promise<ChainChecked> {
  const walk = await walkSeals(db, keys, noted.anchors)
  const { erased, emptied } = await checkErasures(db)
  const broken =
    walk.broken ?? findCut(noted, walk.position) ?? (await findUnsealed(db)) ?? emptied ?? null
  return {
    events: walk.position.number,
    unsealed: await countUnsealed(db),
    intact: broken === null,
    lastHash: broken === null ? walk.position.hash || null : null,
    anchoredAt: noted.anchors.at(-1)?.at ?? null,
    erased,
    broken,
  }
}

type Walk = { position: Position; broken: ChainBreak | undefined }

/** Follows the seals to the end, or to the first broken one. */
async function walkSeals(
  db: Db,
  keys: Pick<AuditKeys, 'find'>,
  anchors: readonly Anchor[],
): Promise<Walk> {
  const noted = Map.groupBy(anchors, ({ number }) => number)
  let position: Position = { number: 0, hash: '', drainedAt: -Infinity, oldHash: '' }
  for (;;) {
    const page = await readPage(db, position.number)
    for (const sealed of page) {
      const isReplaced = noted.get(sealed.number)?.some(({ hash }) => hash !== sealed.sealHash)
      const broken =
        checkSeal(sealed, position, keys) ??
        checkTime(sealed, position) ??
        (isReplaced ? ({ id: sealed.eventId, why: 'replaced' } as const) : undefined)
      if (broken) return { position, broken }
      position = {
        number: sealed.number,
        hash: sealed.sealHash,
        drainedAt: sealed.drained ? Number(sealed.sealedAt) : position.drainedAt,
        oldHash: sealed.content.hash,
      }
    }
    if (page.length < pageSize) return { position, broken: undefined }
  }
}

function findCut({ anchors, changedLine }: Anchors, end: Position): ChainBreak | undefined {
  const cut = anchors.find(({ number }) => number > end.number)
  if (cut) return { id: cut.eventId, why: 'cut_off' }
  return changedLine === null ? undefined : { id: String(changedLine), why: 'anchors_changed' }
}

/** Whether an entry matches its seal and follows the one before it. */
function checkSeal(
  sealed: Sealed,
  former: Position,
  keys: Pick<AuditKeys, 'find'>,
): ChainBreak | undefined {
  const { content, eventId: id } = sealed
  // A second row with the number of the one before, where the primary key was dropped.
  if (sealed.number === former.number) return { id, why: 'never_sealed' }
  if (sealed.number !== former.number + 1) return { id, why: 'missing' }
  if (content.id === null) return { id, why: 'removed' }
  const key = keys.find(sealed.keyId)
  if (!key) return { id, why: 'key_unknown' }
  const expected = sealHash(key, { ...sealed, previous: former.hash }, content)
  if (expected !== sealed.sealHash) return { id, why: 'changed' }
  const areDetailsRight = sealed.currentDetails === sealed.details || sealed.areDetailsEmpty
  return areDetailsRight ? undefined : { id, why: 'details_changed' }
}

/** Whether its time is plausible: written after most earlier events were sealed, and before its own seal. */
function checkTime(sealed: Sealed, former: Position): ChainBreak | undefined {
  const { content, eventId: id } = sealed
  if (content.hash !== null) return checkOldHash(sealed, former)
  const createdAt = Number(content.createdAt)
  const isRight =
    BigInt(id) >= 1n &&
    createdAt >= former.drainedAt - longestTransaction &&
    createdAt <= Number(sealed.sealedAt) + longestTransaction
  return isRight ? undefined : { id, why: 'backdated' }
}

/** Of release 0.1.0: chained by a hash without a key, ids from 1 without gaps, sealed before all others. */
function checkOldHash(
  { content, number, eventId: id, expectedHash }: Sealed,
  { oldHash }: Position,
) {
  if (oldHash === null) return { id, why: 'backdated' } as const
  if (content.id !== String(number)) return { id, why: 'missing' } as const
  if (content.previousHash !== oldHash || content.hash !== expectedHash) {
    return { id, why: 'changed' } as const
  }
  return undefined
}

async function readPage(db: Db, after: number): Promise<Sealed[]> {
  const rows = await db.execute<Omit<Sealed, 'content'> & SealedContent>(sql`
    select seal.number::float8 as "number", seal.event_id::text as "eventId", seal.key_id as "keyId",
      extract(epoch from seal.sealed_at)::text as "sealedAt", seal.drained, seal.details, seal.hash as "sealHash",
      ${sealedDetails} as "currentDetails",
      details.event_id is not null and details.salt is null
        and details.before is null and details.after is null as "areDetailsEmpty",
      case when event.hash is not null then encode(sha256(convert_to(concat_ws('|',
        event.previous_hash, event.id, event.name,
        coalesce(event.admin_id::text, '-'), coalesce(event.lead_id::text, '-'),
        coalesce(event.conversation_id, '-'),
        event.data::text, (extract(epoch from event.created_at) * 1000)::bigint
      ), 'UTF8')), 'hex') end as "expectedHash",
      ${sealedColumns}
    from (
      select * from event_seals where event_seals.number > ${after}
      order by event_seals.number limit ${pageSize}
    ) as seal
    -- OFFSET keeps each a look along the index: joined at once, each page would read the tables whole.
    left join lateral (
      select * from events where events.id = seal.event_id offset 0
    ) as event on true
    left join lateral (
      select * from event_details where event_details.event_id = seal.event_id offset 0
    ) as details on true
    order by seal.number`)
  return rows.map((row) => {
    const { id, name, adminId, leadId, conversationId, data, createdAt, previousHash, hash } = row
    const about = { adminId, leadId, conversationId }
    const content = { id, name, ...about, data, createdAt, previousHash, hash }
    return Object.assign(row, { content })
  })
}

/** An entry that neither has a seal nor waits for one was not written by the application. */
async function findUnsealed(db: Db): Promise<ChainBreak | undefined> {
  const [found] = await db.execute<{ id: string }>(sql`
    select event.id::text as id from events as event
    left join event_seals as seal on seal.event_id = event.id
    left join event_queue as queued on queued.event_id = event.id
    where seal.event_id is null and queued.event_id is null
    order by event.id limit 1`)
  return found && { id: found.id, why: 'never_sealed' }
}

/**
 * Personal values may only be missing where a later erasure explains it: no more entries than the
 * erasures recorded (`auditEntries`), and none of another lead. Events of a conversation may name
 * no lead; for those only the count is checked. Names the first that no erasure covers, or else the
 * first.
 */
async function checkErasures(db: Db): Promise<{ erased: number; emptied: ChainBreak | undefined }> {
  const [found] = await db.execute<{
    erased: number
    recorded: number
    isOfOther: boolean
    id: string | null
  }>(sql`
    with erasures as (
      select id, lead_id, coalesce((data ->> 'auditEntries')::numeric, 0) as entries
      from events where name = 'lead.erased'
    ), emptied as (
      select event.id, event.lead_id, exists (
        select from erasures where erasures.id > event.id and (
          erasures.lead_id = event.lead_id
          or exists (
            select from events as other
            where other.conversation_id = event.conversation_id
              and other.lead_id = erasures.lead_id
          )
        )
      ) as covered
      from event_details as details inner join events as event on event.id = details.event_id
      where details.salt is null and details.before is null and details.after is null
    )
    select
      (select count(*)::integer from emptied) as "erased",
      (select coalesce(sum(entries), 0)::float8 from erasures) as "recorded",
      exists (select from emptied where not covered and lead_id is not null) as "isOfOther",
      (
        select id::text from emptied
        order by covered, lead_id is null, emptied.id limit 1
      ) as "id"`)
  const { erased, recorded, isOfOther, id } = found!
  const isRight = id === null || (erased <= recorded && !isOfOther)
  return { erased, emptied: isRight ? undefined : { id, why: 'details_emptied' } }
}

/** Whether the entry with a recorded hash still exists: otherwise the end of the chain was cut off. */
export async function hasEventWithHash(db: Db, hash: string): Promise<boolean> {
  const found = await db.execute(sql`
    select 1 from event_seals where hash = ${hash}
    union all select 1 from events where hash = ${hash} limit 1`)
  return found.length > 0
}
