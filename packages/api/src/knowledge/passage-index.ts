import { locales } from '@oka/contract/known-values'
import type { Locale } from '@oka/contract/locale'
import type { Db } from '@oka/db/client'
import { findKnowledgeState, listAllPassages } from '@oka/db/knowledge/find-passages'

import type { KnowledgeQuestion, OfflineAssistant, PassageText } from '../ports/assistant.ts'
import { nearestTo } from './find-nearest.ts'
import { type Direction, directionOf } from './vectors.ts'

/** Passages that a process holds vectors of, 96 bytes each. */
const passagesMax = 10_000
/** Passages of one task of the assistant's thread, some milliseconds. */
const batchSize = 100

type Indexed = { id: string; locale: Locale; updatedAt: string; direction: Direction }

/** Passages by what they mean, by vectors of the rules' own. */
export type PassageIndex = {
  /** The ids of the saved passages that are nearest to each question, the nearest first: at most `limit` of each language. */
  findNearest: (
    db: Db,
    questions: readonly KnowledgeQuestion[],
    limit: number,
  ) => Promise<string[][]>
  /** Those of some passages that are nearest to a question, at most `limit` of them. */
  nearestAmong: <Passage extends PassageText>(
    question: KnowledgeQuestion,
    passages: readonly Passage[],
    limit: number,
  ) => Promise<Passage[]>
}

async function directionsOf(
  { embedPassages }: Pick<OfflineAssistant, 'embedPassages'>,
  passages: readonly PassageText[],
): Promise<Direction[]> {
  const directions: Direction[] = []
  for (let start = 0; start < passages.length; start += batchSize) {
    const texts = passages
      .slice(start, start + batchSize)
      .map(({ title, heading, content, locale }) => ({ title, heading, content, locale }))
    const vectors = await embedPassages(texts)
    directions.push(...vectors.map(directionOf))
  }
  return directions
}

/** Keeps the vectors of all passages in memory, and makes those of what has changed when a question is asked. */
export function createPassageIndex({
  embedPassages,
}: Pick<OfflineAssistant, 'embedPassages'>): PassageIndex {
  let held: { state: string; passages: readonly Indexed[] } = { state: '', passages: [] }

  async function read(db: Db): Promise<readonly Indexed[]> {
    const state = await findKnowledgeState(db)
    if (held.state === state) return held.passages
    const former = new Map(held.passages.map((one) => [one.id, one]))
    const found = await listAllPassages(db, passagesMax)
    const changed = found.filter(({ id, updatedAt }) => former.get(id)?.updatedAt !== updatedAt)
    const directions = await directionsOf({ embedPassages }, changed)
    const made = new Map(changed.map(({ id }, at) => [id, directions[at]!]))
    const passages = found.map(({ id, locale, updatedAt }) => {
      return { id, locale, updatedAt, direction: made.get(id) ?? former.get(id)!.direction }
    })
    held = { state, passages }
    return passages
  }

  return {
    async findNearest(db, questions, limit) {
      const passages = await read(db)
      const byLocale = locales.map((locale) => passages.filter((one) => one.locale === locale))
      return Promise.all(
        questions.map(async ({ vector }) => {
          if (vector === null) return []
          const asked = directionOf(vector)
          const nearest = await Promise.all(byLocale.map((own) => nearestTo(asked, own, limit)))
          return nearest.flat().map(({ id }) => id)
        }),
      )
    },
    async nearestAmong({ vector }, passages, limit) {
      if (vector === null) return []
      const directions = await directionsOf({ embedPassages }, passages)
      const all = passages.map((passage, at) => ({ passage, direction: directions[at]! }))
      const nearest = await nearestTo(directionOf(vector), all, limit)
      return nearest.map(({ passage }) => passage)
    },
  }
}
