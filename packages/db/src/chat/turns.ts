import { and, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'

import type { Db } from '../client.ts'
import { admins, conversations, type ConversationRow, messages, presences } from '../schema.ts'
import { statement } from '../statement.ts'
import { turnsTopic, notify } from '../topics.ts'
import { conversationIsVisible } from '../visible.ts'

const { placeholder } = sql

/** Seconds a process may be silent about a turn before another takes it up. */
export const leaseSeconds = 20

/** Until when a process that has just claimed a turn, or said that it is at it, may be silent. */
export const leaseEnd = sql`now() + make_interval(secs => ${sql.raw(String(leaseSeconds))})`
const owesAnswer = and(
  eq(conversations.mode, 'assistant'),
  lt(conversations.answeredTurn, conversations.turn),
)
/** Nothing is learnt of a deleted person: it waits until the lead is restored. */
const owesFacts = and(lt(conversations.learntSeq, conversations.heardSeq), conversationIsVisible)
const free = or(isNull(conversations.claimedBy), lt(conversations.claimedUntil, sql`now()`))

const claim = statement('claim_turn', (db) =>
  db
    .update(conversations)
    .set({ claimedBy: sql`${placeholder('process')}`, claimedUntil: leaseEnd })
    .where(and(eq(conversations.id, placeholder('id')), or(owesAnswer, owesFacts), free))
    .returning(),
)

/**
 * Takes what the conversation is owed upon this process: an answer, or what can be learnt from the
 * visitor's words while a person answers. Nothing when nothing is owed or another process is at it.
 */
export async function claimTurn(
  db: Db,
  id: string,
  process: string,
): Promise<ConversationRow | undefined> {
  const [claimed] = await claim(db).execute({ id, process })
  return claimed
}

const turnOfProcess = statement('turn_of_process', (db) =>
  db
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.id, placeholder('id')),
        eq(conversations.turn, placeholder('turn')),
        eq(conversations.claimedBy, placeholder('process')),
      ),
    ),
)

/** The conversation, if that turn is the current one and this process has claimed it. */
export async function findClaimed(
  db: Db,
  { id, turn }: Pick<ConversationRow, 'id' | 'turn'>,
  process: string,
): Promise<ConversationRow | undefined> {
  const [found] = await turnOfProcess(db).execute({ id, turn, process })
  return found
}

/** Tells the others that this process is still at it. False when the turn was lost meanwhile. */
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

/** Gives a turn back, to be taken up by whoever comes first. A later turn of the same process stays claimed. */
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

/** Gives back all turns of a process that is about to stop, and tells the others, also of those it gave back one by one. */
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

/** Notes up to which of its messages a conversation has been learnt from. */
export async function setLearnt(tx: Db, id: string, seq: number): Promise<void> {
  await tx
    .update(conversations)
    .set({ learntSeq: sql`greatest(${conversations.learntSeq}, ${seq}::integer)` })
    .where(eq(conversations.id, id))
}

/** Conversations that are owed something and that nobody is at. */
export async function listOwedTurns(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(or(owesAnswer, owesFacts), free))
    // In the order of the index: PostgreSQL guesses that a third of all rows is owed something, and
    // would rather read them all.
    .orderBy(conversations.claimedUntil)
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Abandoned conversations that one sweep takes up. */
const abandonedMax = 20

/**
 * Conversations that nobody answers although a person holds them: the visitor has waited so many
 * minutes (for ever, with null), or the holder may not chat any more.
 */
export async function listAbandoned(db: Db, minutes: number | null): Promise<string[]> {
  const held = (condition: SQL | undefined) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.mode, 'human'), conversationIsVisible, condition))
      .limit(abandonedMax)
  // Each has an index of its own, which neither has in a condition that says "or".
  const rows = await (minutes === null
    ? held(holderIsGone)
    : union(held(holderIsGone), held(keptWaiting(minutes))))
  return rows.slice(0, abandonedMax).map(({ id }) => id)
}

/** The same of one, which is locked until the transaction ends. */
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

/** Whoever has just taken a conversation over, or is writing, lets nobody wait. */
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
