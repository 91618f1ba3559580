import { eq, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { passageEmbeddings } from '../schema.ts'

export type PassageText = { passageId: string; heading: string; content: string }
export type StoredVector = { passageId: string; vector: Buffer }

/** How long one process has to embed what it has claimed. */
const claimFor = sql`interval '1 minute'`
/** Vectors that a process holds at most, 15 MB of 1,536 numbers each. */
const vectorsMax = 10_000

/** Two ranges, as an index has no order for what differs from a value. */
const isOfAnother = (model: string) =>
  sql`(${passageEmbeddings.model} < ${model} or ${passageEmbeddings.model} > ${model})`

/** Claims passages that have no vector of that model; those whose claim has expired are claimed again. */
export async function claimPassages(db: Db, model: string, limit: number): Promise<PassageText[]> {
  const claimed = await db.execute(sql`
    with due as (
      select ${passageEmbeddings.passageId} from ${passageEmbeddings}
      where ${isOfAnother(model)} and claimed_until <= now()
      limit ${limit} for update skip locked
    )
    update ${passageEmbeddings} as embedding set claimed_until = now() + ${claimFor}
    from due inner join knowledge_passages as passage on passage.id = due.passage_id
    where embedding.passage_id = due.passage_id
    returning passage.id as "passageId", passage.heading, passage.content`)
  return claimed as unknown as PassageText[]
}

/** Claims all passages that have no vector of that model, so that no process embeds any for a while. */
export async function postponeEmbedding(db: Db, model: string): Promise<void> {
  await db.execute(sql`
    update ${passageEmbeddings} set claimed_until = now() + ${claimFor} where ${isOfAnother(model)}`)
}

/** Stores vectors of that model; those of passages that are gone are dropped. */
export async function storeVectors(
  db: Db,
  model: string,
  vectors: readonly StoredVector[],
): Promise<void> {
  if (vectors.length === 0) return
  const rows = vectors.map(
    ({ passageId, vector }) =>
      sql`(${passageId}::uuid, decode(${vector.toString('base64')}, 'base64'))`,
  )
  await db.execute(sql`
    update ${passageEmbeddings} as embedding
    set model = ${model}, vector = given.vector, stored_at = now(), claimed_until = now()
    from (values ${sql.join(rows, sql`, `)}) as given (passage_id, vector)
    where embedding.passage_id = given.passage_id`)
}

/** A value that differs once a vector of that model was stored or went; null while there is none. */
export async function findVectorsState(db: Db, model: string): Promise<string | null> {
  const [state] = await db
    .select({
      count: sql<number>`count(*)::integer`,
      latest: sql<string | null>`max(${passageEmbeddings.storedAt})`,
    })
    .from(passageEmbeddings)
    .where(eq(passageEmbeddings.model, model))
  return state && state.count > 0 ? `${state.count} ${state.latest}` : null
}

/** The vectors of that model. */
export async function listVectors(db: Db, model: string): Promise<StoredVector[]> {
  const rows = await db
    .select({ passageId: passageEmbeddings.passageId, vector: passageEmbeddings.vector })
    .from(passageEmbeddings)
    .where(eq(passageEmbeddings.model, model))
    .limit(vectorsMax)
  return rows as StoredVector[]
}

/** How many of all passages have a vector of that model. */
export async function countEmbedded(
  db: Db,
  model: string,
): Promise<{ done: number; total: number }> {
  const [counts] = await db
    .select({
      done: sql<number>`(count(*) filter (where ${passageEmbeddings.model} = ${model}))::integer`,
      total: sql<number>`count(*)::integer`,
    })
    .from(passageEmbeddings)
  return counts!
}
