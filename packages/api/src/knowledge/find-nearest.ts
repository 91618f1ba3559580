import type { Db } from '@oka/db/client'
import { findVectorsState, listVectors } from '@oka/db/knowledge/embeddings'

import { cosine, type Direction, directionOf, readDirection } from './vectors.ts'

/** Vectors that are read or compared before other work of the process has its turn; some milliseconds. */
const sliceSize = 1000

type HeldVector = { passageId: string; direction: Direction }

/** Finds the passages whose vectors are nearest to others. Vectors stay in memory until some are stored or go. */
export type FindNearest = (
  db: Db,
  model: string,
  vectors: readonly (readonly number[])[],
  limit: number,
) => Promise<string[][]>

export function createFindNearest(): FindNearest {
  let held: { model: string; state: string; vectors: readonly HeldVector[] } | undefined

  async function readHeld(db: Db, model: string): Promise<readonly HeldVector[]> {
    const state = await findVectorsState(db, model)
    if (state === null) return []
    if (held?.model === model && held.state === state) return held.vectors
    const stored = await listVectors(db, model)
    const vectors: HeldVector[] = []
    await inSlices(stored, ({ passageId, vector }) => {
      vectors.push({ passageId, direction: readDirection(vector) })
    })
    held = { model, state, vectors }
    return vectors
  }

  return async (db, model, vectors, limit) => {
    const passages = await readHeld(db, model)
    const found: string[][] = []
    for (const vector of vectors) {
      const nearest = await nearestTo(directionOf(vector), passages, limit)
      found.push(nearest.map(({ passageId }) => passageId))
    }
    return found
  }
}

/** The items whose vectors are nearest, the nearest first. */
export async function nearestTo<Item extends { direction: Direction }>(
  asked: Direction,
  items: readonly Item[],
  limit: number,
): Promise<Item[]> {
  const scored: { item: Item; nearness: number }[] = []
  await inSlices(items, (item) => {
    // A model that answers with another length was replaced on its server: nothing of it can be compared.
    if (item.direction.numbers.length !== asked.numbers.length) return
    scored.push({ item, nearness: cosine(asked, item.direction) })
  })
  return scored
    .toSorted((one, other) => other.nearness - one.nearness)
    .slice(0, limit)
    .map(({ item }) => item)
}

async function inSlices<Item>(items: readonly Item[], work: (item: Item) => void): Promise<void> {
  for (let start = 0; start < items.length; start += sliceSize) {
    if (start > 0) await new Promise(setImmediate)
    for (const item of items.slice(start, start + sliceSize)) work(item)
  }
}
