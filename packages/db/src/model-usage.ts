import {
  type ModelBudgetName,
  modelBudgetNames,
  type ModelBudgets,
  type ModelUsage,
  type TokenCount,
} from '@oka/contract/model-usage'
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { conversations, modelBudgetNotices, modelUsage } from './schema.ts'

/** What a call to a model is counted under: the company's day, and the conversation unless it is for staff. */
export type UsageKey = { day: string; conversationId: string | null; model: string }

type Used = ModelUsage['day']

/**
 * Reserves the maximum tokens of a call, unless a budget forbids it, which is then returned. Exact
 * across processes: calls in flight count with their reservation.
 */
export async function reserveModelCall(
  db: Db,
  key: UsageKey,
  most: TokenCount,
  budgets: ModelBudgets,
): Promise<ModelBudgetName | null> {
  const findExceeded = async (from: Db): Promise<ModelBudgetName | null> => {
    const used = await readUsed(from, key)
    const isExceeded = (name: ModelBudgetName): boolean => {
      const { calls, tokens } = budgets[name]
      return (
        (calls !== null && used[name].calls + 1 > calls) ||
        (tokens !== null && used[name].tokens + most.prompt + most.completion > tokens)
      )
    }
    // A call for staff belongs to no visitor.
    const names = modelBudgetNames.filter((name) => name !== 'visitor' || key.conversationId)
    return names.findLast(isExceeded) ?? null
  }
  // An exceeded budget is reported without a lock, so that a flood costs one query a call.
  const exceeded = await findExceeded(db)
  if (exceeded) return exceeded
  return withUsageLocked(db, key, async (tx) => {
    const exceededByNow = await findExceeded(tx)
    if (!exceededByNow) await addUsage(tx, key, most)
    return exceededByNow
  })
}

/** Replaces what was reserved for a call by what it used. */
export async function settleModelCall(
  db: Db,
  key: UsageKey,
  { reserved, used }: { reserved: TokenCount; used: TokenCount },
): Promise<void> {
  const { promptTokens, completionTokens } = modelUsage
  await withUsageLocked(db, key, (tx) =>
    tx
      .update(modelUsage)
      .set({
        promptTokens: sql`${promptTokens} + ${used.prompt - reserved.prompt}`,
        completionTokens: sql`${completionTokens} + ${used.completion - reserved.completion}`,
      })
      .where(isCountedUnder(key)),
  )
}

/**
 * Serialises counting. The conversation is locked first, so that waiting for one that is being
 * erased or written to blocks nothing else.
 */
async function withUsageLocked<Result>(
  db: Db,
  { conversationId }: UsageKey,
  work: (tx: Db) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    if (conversationId !== null) {
      await tx
        .select({ id: conversations.id })
        .from(conversations)
        .where(eq(conversations.id, conversationId))
        .for('key share')
    }
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.model-usage'))`)
    return work(tx)
  })
}

/** Throws a violation of the foreign key where the conversation was erased. */
async function addUsage(tx: Db, key: UsageKey, { prompt, completion }: TokenCount): Promise<void> {
  const row = { ...key, calls: 1, promptTokens: prompt, completionTokens: completion }
  const rows = key.conversationId === null ? [row] : [{ ...row, conversationId: null }, row]
  await tx
    .insert(modelUsage)
    .values(rows)
    .onConflictDoUpdate({
      target: [modelUsage.day, modelUsage.conversationId, modelUsage.model],
      set: {
        calls: sql`${modelUsage.calls} + 1`,
        promptTokens: sql`${modelUsage.promptTokens} + excluded.prompt_tokens`,
        completionTokens: sql`${modelUsage.completionTokens} + excluded.completion_tokens`,
      },
    })
}

const isCountedUnder = ({ day, conversationId, model }: UsageKey) =>
  and(
    eq(modelUsage.day, day),
    eq(modelUsage.model, model),
    or(
      isNull(modelUsage.conversationId),
      conversationId === null ? undefined : eq(modelUsage.conversationId, conversationId),
    ),
  )

const ofAll = isNull(modelUsage.conversationId)

/** The sums over all models. Not exact beyond 2⁵³, which is far beyond any budget. */
const sums = (where?: SQL) => {
  const only = where ? sql` filter (where ${where})` : sql``
  const { calls, promptTokens, completionTokens } = modelUsage
  return {
    calls: sql<number>`coalesce(sum(${calls})${only}, 0)::float8`,
    tokens: sql<number>`coalesce(sum(${promptTokens} + ${completionTokens})${only}, 0)::float8`,
  }
}

async function readUsed(
  db: Db,
  { day, conversationId }: Omit<UsageKey, 'model'>,
): Promise<Record<ModelBudgetName, Used>> {
  const isToday = eq(modelUsage.day, day)
  const ofAllToday = sums(isToday)
  const [all, visitor] = await Promise.all([
    db.select({ total: sums(), day: ofAllToday }).from(modelUsage).where(ofAll),
    conversationId === null
      ? []
      : db
          .select(sums())
          .from(modelUsage)
          .where(and(isToday, eq(modelUsage.conversationId, conversationId))),
  ])
  return { ...all[0]!, visitor: visitor[0] ?? { calls: 0, tokens: 0 } }
}

/** Usage up to that day, and the most that one visitor used on it. */
export async function readModelUsage(
  db: Db,
  day: string,
): Promise<Pick<ModelUsage, ModelBudgetName | 'month'>> {
  const isToday = eq(modelUsage.day, day)
  const month = sql`date_trunc('month', ${day}::date)`
  const [all] = await db
    .select({
      total: sums(),
      day: sums(isToday),
      month: sums(sql`${modelUsage.day} >= ${month}`),
    })
    .from(modelUsage)
    .where(ofAll)
  const visitors = db
    .select({
      calls: sums().calls.as('calls'),
      tokens: sums().tokens.as('tokens'),
    })
    .from(modelUsage)
    .where(and(isToday, sql`${modelUsage.conversationId} is not null`))
    .groupBy(modelUsage.conversationId)
    .as('visitors')
  const [visitor] = await db
    .select({
      calls: sql<number>`coalesce(max(${visitors.calls}), 0)`,
      tokens: sql<number>`coalesce(max(${visitors.tokens}), 0)`,
    })
    .from(visitors)
  return { ...all!, visitor: visitor! }
}

/** Records that a budget was reached on that day. False when it was recorded before. */
export async function noteBudgetReached(
  tx: Db,
  day: string,
  budget: ModelBudgetName,
): Promise<boolean> {
  const noted = await tx
    .insert(modelBudgetNotices)
    .values({ day, budget })
    .onConflictDoNothing()
    .returning({ day: modelBudgetNotices.day })
  return noted.length > 0
}

/** When budgets were reached on that day. */
export async function readBudgetsReached(db: Db, day: string): Promise<ModelUsage['reachedAt']> {
  const notices = await db.select().from(modelBudgetNotices).where(eq(modelBudgetNotices.day, day))
  const at = (budget: ModelBudgetName): string | null =>
    notices.find((notice) => notice.budget === budget)?.createdAt ?? null
  return { visitor: at('visitor'), day: at('day'), total: at('total') }
}
