import { and, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'

import type { Db } from '../client.ts'
import { admins, conversations, type ConversationRow, messages, presences } from '../schema.ts'
import { statement } from '../statement.ts'
import { turnsTopic, notify } from '../topics.ts'
import { conversationIsVisible } from '../visible.ts'

const { placeholder } = sql

/** Seconds a lease lasts without renewal; then another process may claim the turn. */
export const leaseSeconds = 20

/** Expiry of a lease that is taken or renewed now. */
export const leaseEnd = sql`now() + make_interval(secs => ${sql.raw(String(leaseSeconds))})`
const owesAnswer = and(
  eq(conversations.mode, 'assistant'),
  lt(conversations.answeredTurn, conversations.turn),
)
/** No facts are extracted about a deleted person: extraction waits until the lead is restored. */
const owesFacts = and(lt(conversations.learntSeq, conversations.heardSeq), conversationIsVisible)
const free = or(isNull(conversations.claimedBy), lt(conversations.claimedUntil, sql`now()`))

/** What a claimed turn is answered from. */
export type ClaimedTurn = Pick<
  ConversationRow,
  | 'id'
  | 'leadId'
  | 'locale'
  | 'mode'
  | 'turn'
  | 'answeredTurn'
  | 'lastSeq'
  | 'heardSeq'
  | 'learntSeq'
  | 'failures'
  | 'failedTurn'
  | 'deletedAt'
>

const claim = statement('claim_turn', (db) =>
  db
    .update(conversations)
    .set({ claimedBy: sql`${placeholder('process')}`, claimedUntil: leaseEnd })
    .where(and(eq(conversations.id, placeholder('id')), or(owesAnswer, owesFacts), free))
    .returning(),
)

/**
 * Claims what the conversation is owed for this process: an answer, or the extraction of facts
 * while a person answers. Undefined when nothing is owed or another process holds the lease.
 */
export async function claimTurn(
  db: Db,
  id: string,
  process: string,
): Promise<ClaimedTurn | undefined> {
  const [claimed] = await claim(db).execute({ id, process })
  return claimed
}

/** Renews the lease. False when the turn was lost in between. */
export async function renewClaim(
  db: Db,
  claimed: Pick<ConversationRow, 'id' | 'turn'>,
  process: string,
): Promise<boolean> {
  const renewed = await db
    .update(conversations)
    .set({ claimedUntil: leaseEnd })
    .where(claimedAs(claimed, process))
    .returning({ id: conversations.id })
  return renewed.length === 1
}

const currentTurn = statement('current_turn', (db) =>
  db
    .select({ turn: conversations.turn, mode: conversations.mode })
    .from(conversations)
    .where(eq(conversations.id, placeholder('id'))),
)

/** The current turn, and who answers it; undefined when the conversation is gone. */
export async function findCurrentTurn(
  db: Db,
  id: string,
): Promise<Pick<ConversationRow, 'turn' | 'mode'> | undefined> {
  const [found] = await currentTurn(db).execute({ id })
  return found
}

/**
 * Releases a claim, so that any process may take the turn. A later turn of the same process stays
 * claimed.
 */
export async function releaseClaim(
  db: Db,
  { id, turn }: Pick<ConversationRow, 'id' | 'turn'>,
  process: string,
): Promise<void> {
  await db
    .update(conversations)
    .set({ claimedBy: null, claimedUntil: null })
    .where(claimedAs({ id, turn }, process))
}

const claimedAs = ({ id, turn }: Pick<ConversationRow, 'id' | 'turn'>, process: string) =>
  and(eq(conversations.id, id), eq(conversations.turn, turn), eq(conversations.claimedBy, process))

/**
 * Releases all claims of a process that shuts down and notifies the others, also of those it
 * released one by one.
 */
export async function releaseAllClaims(db: Db, process: string): Promise<void> {
  await db
    .update(conversations)
    .set({ claimedBy: null, claimedUntil: null })
    .where(eq(conversations.claimedBy, process))
  await notify(db, turnsTopic)
}

/** Counts a failure to answer the current turn. */
export async function noteFailure(
  db: Db,
  { id, turn }: Pick<ConversationRow, 'id' | 'turn'>,
): Promise<void> {
  await db
    .update(conversations)
    .set({
      failures: sql`case when ${conversations.failedTurn} = ${turn}::integer then ${conversations.failures} + 1 else 1 end`,
      failedTurn: turn,
    })
    .where(and(eq(conversations.id, id), eq(conversations.turn, turn)))
}

/** Stores up to which `seq` facts were extracted. */
export async function setExtractedSeq(tx: Db, id: string, seq: number): Promise<void> {
  await tx
    .update(conversations)
    .set({ learntSeq: sql`greatest(${conversations.learntSeq}, ${seq}::integer)` })
    .where(eq(conversations.id, id))
}

/** Conversations that are owed something and whose lease is free or has expired. */
export async function listOwedTurns(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(or(owesAnswer, owesFacts), free))
    // In the order of the index: PostgreSQL estimates that a third of all rows is owed something,
    // and would rather scan the table.
    .orderBy(conversations.claimedUntil)
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Abandoned conversations that one sweep hands back. */
const abandonedMax = 20

/**
 * Conversations held by a person who does not answer: the visitor has waited so many minutes (null:
 * no limit), or the holder may no longer chat.
 */
export async function listAbandoned(db: Db, minutes: number | null): Promise<string[]> {
  const held = (condition: SQL | undefined) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.mode, 'human'), conversationIsVisible, condition))
      .limit(abandonedMax)
  // A query for each index: joined by "or", PostgreSQL uses neither.
  const rows = await (minutes === null
    ? held(holderIsGone)
    : union(held(holderIsGone), held(keptWaiting(minutes))))
  return rows.slice(0, abandonedMax).map(({ id }) => id)
}

/** The same for one conversation, locked until the transaction ends. */
export async function lockAbandoned(
  tx: Db,
  id: string,
  minutes: number | null,
): Promise<ConversationRow | undefined> {
  const [found] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, id), abandoned(minutes)))
    .for('update', { skipLocked: true })
  return found
}

const abandoned = (minutes: number | null) =>
  and(
    eq(conversations.mode, 'human'),
    conversationIsVisible,
    or(holderIsGone, minutes === null ? undefined : keptWaiting(minutes)),
  )

const holderIsGone = sql`${conversations.holderId} in (
  select ${admins.id} from ${admins}
  where ${admins.disabledAt} is not null or ${admins.role} = 'viewer'
)`

/** A holder who has just taken the conversation over, or is typing, does not keep the visitor waiting. */
function keptWaiting(minutes: number) {
  const since = sql`now() - make_interval(mins => ${minutes})`
  return and(
    lt(conversations.waitingSince, since),
    sql`not exists (
      select from ${messages} where ${messages.conversationId} = ${conversations.id}
        and ${messages.role} = 'system' and ${messages.createdAt} >= ${since}
    )`,
    sql`not exists (
      select from ${presences} where ${presences.conversationId} = ${conversations.id}
        and ${presences.adminId} = ${conversations.holderId} and ${presences.typingUntil} > now()
    )`,
  )
}
