import type { ProviderCheck, ProviderModels } from '@oka/contract/model-provider'
import { eq, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { modelUsage, settings } from './schema.ts'
import { notify, providerTopic } from './topics.ts'

/** A server with language models, as an admin has entered it. */
export type StoredProvider = {
  baseUrl: string
  /** Encrypted. */
  sealedKey: string
  keyEnd: string
  models: ProviderModels
  check: ProviderCheck
}

/** The provider, null where none is set, and the version for the optimistic lock. */
export type ProviderRow = { version: number; provider: StoredProvider | null }

const key = 'model_provider'
const none: ProviderRow = { version: 0, provider: null }

export async function readProvider(db: Db): Promise<ProviderRow> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
  return (row?.value as ProviderRow | undefined) ?? none
}

/** The same, locked until the transaction ends. */
export async function lockProvider(tx: Db): Promise<ProviderRow> {
  const value = sql`${JSON.stringify(none)}::jsonb`
  await tx
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`${settings.value}` } })
  return readProvider(tx)
}

/** Replaces the locked provider, and notifies every process. */
export async function storeProvider(tx: Db, row: ProviderRow): Promise<void> {
  await tx
    .update(settings)
    .set({ value: sql`${JSON.stringify(row)}::jsonb`, updatedAt: sql`now()` })
    .where(eq(settings.key, key))
  await notify(tx, providerTopic)
}

export type ModelSpending = {
  model: string
  calls: number
  tokens: { prompt: number; completion: number }
}

const sum = (column: typeof modelUsage.promptTokens | typeof modelUsage.completionTokens) =>
  sql<number>`sum(${column})::float8`

/** What was used of each model in the month of that day, the most used first. */
export async function listModelSpending(db: Db, day: string): Promise<ModelSpending[]> {
  const rows = await db
    .select({
      model: modelUsage.model,
      calls: sql<number>`sum(${modelUsage.calls})::integer`,
      prompt: sum(modelUsage.promptTokens),
      completion: sum(modelUsage.completionTokens),
    })
    .from(modelUsage)
    .where(
      sql`${modelUsage.conversationId} is null and ${modelUsage.day} >= date_trunc('month', ${day}::date) and ${modelUsage.day} <= ${day}::date`,
    )
    .groupBy(modelUsage.model)
    .orderBy(sql`sum(${modelUsage.promptTokens} + ${modelUsage.completionTokens}) desc`)
  return rows.map(({ model, calls, prompt, completion }) => {
    return { model, calls, tokens: { prompt, completion } }
  })
}
