import { locales } from '@oka/contract/known-values'
import type { Locale } from '@oka/contract/locale'
import type { Db } from '@oka/db/client'
import { findKnowledgeState, listAllPassages } from '@oka/db/knowledge/find-passages'

import type { KnowledgeQuestion, OfflineAssistant, PassageText } from '../ports/assistant.ts'
import { type HeldVector, nearestTo } from './find-nearest.ts'
import { type Direction, packVector, readDirection } from './vectors.ts'

/** Passages that a process holds vectors of: 1.5 MB. */
const passagesMax = 10_000
/** Passages of one task of the assistant's thread, some milliseconds. */
const batchSize = 100

type Indexed = HeldVector & { locale: Locale; updatedAt: string }

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
    directions.push(...vectors.map((vector) => readDirection(packVector(vector))))
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
    const former = new Map(held.passages.map((one) => [one.passageId, one]))
    const found = await listAllPassages(db, passagesMax)
    const kept = found.map((one) => {
      const known = former.get(one.id)
      return known?.updatedAt === one.updatedAt ? known : undefined
    })
    const changed = found.filter((_, at) => !kept[at])
    const directions = await directionsOf({ embedPassages }, changed)
    const made = changed
      .map(({ id, locale, updatedAt }, at) => {
        return { passageId: id, locale, updatedAt, direction: directions[at]! }
      })
      .values()
    const passages = kept.map((one) => one ?? made.next().value!)
    held = { state, passages }
    return passages
  }

  return {
    async findNearest(db, questions, limit) {
      const passages = await read(db)
      return Promise.all(
        questions.map(async ({ vector }) => {
          if (vector === null) return []
          const asked = readDirection(packVector(vector))
          const ofEach = locales.map((locale) =>
            nearestTo(
              asked,
              passages.filter((one) => one.locale === locale),
              limit,
            ),
          )
          return (await Promise.all(ofEach)).flat()
        }),
      )
    },
    async nearestAmong({ vector }, passages, limit) {
      if (vector === null) return []
      const directions = await directionsOf({ embedPassages }, passages)
      const all = directions.map((direction, place) => ({ passageId: String(place), direction }))
      const places = await nearestTo(readDirection(packVector(vector)), all, limit)
      return places.map((place) => passages[Number(place)]!)
    },
  }
}
