import { locales } from '@oka/contract/known-values'
import type { Locale } from '@oka/contract/locale'
import type { Db } from '@oka/db/client'
import {
  findKnowledgeState,
  type FoundPassage,
  listAllPassages,
} from '@oka/db/knowledge/find-passages'

import type { KnowledgeQuestion, OfflineAssistant } from '../ports/assistant.ts'
import { type HeldVector, nearestTo } from './find-nearest.ts'
import { packVector, readDirection } from './vectors.ts'

/** Passages that a process holds vectors of: 1.5 MB. */
const passagesMax = 10_000
/** Passages of one task of the assistant's thread, some milliseconds. */
const batchSize = 100

type Indexed = HeldVector & { locale: Locale; updatedAt: string }

/**
 * The ids of the passages that are nearest in meaning to each question, by vectors of the rules' own: the nearest first, at most
 * `limit` of each language.
 */
export type PassageIndex = (
  db: Db,
  questions: readonly KnowledgeQuestion[],
  limit: number,
) => Promise<string[][]>

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
    const made = await embed(found.filter((_, at) => !kept[at]))
    const passages = kept.map((one) => one ?? made.next().value!)
    held = { state, passages }
    return passages
  }

  async function embed(found: readonly FoundPassage[]): Promise<Iterator<Indexed, undefined>> {
    const made: Indexed[] = []
    for (let start = 0; start < found.length; start += batchSize) {
      const some = found.slice(start, start + batchSize)
      const texts = some.map(({ title, heading, content, locale }) => {
        return { title, heading, content, locale }
      })
      const vectors = await embedPassages(texts)
      for (const [at, { id, locale, updatedAt }] of some.entries()) {
        const direction = readDirection(packVector(vectors[at]!))
        made.push({ passageId: id, locale, updatedAt, direction })
      }
    }
    return made.values()
  }

  return async (db, questions, limit) => {
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
  }
}
