import { forbiddenIn, type Persona } from '@oka/contract/persona'
import { findPassages, type FoundPassage, listPassages } from '@oka/db/knowledge/find-passages'

import type { Deps } from '../deps.ts'
import { settingsPassages } from '../settings-passages.ts'
import type { AssistantInput, KnowledgePassage, KnowledgeQuestion } from '../ports/assistant.ts'

/** Passages of each language that are looked at for one question. */
export const passagesMax = 12
/** Milliseconds that a turn waits for the vectors of its questions; without them words alone are searched for. */
const embeddingTimeoutMs = 1500

export type FindKnowledge = typeof findKnowledge

/**
 * What the company knows that may answer the visitor's new questions, where an answer is owed: from its
 * articles and its settings, without what the assistant must not speak of. A turn without a question costs
 * no query.
 */
export async function findKnowledge(
  deps: Pick<Deps, 'db' | 'offline' | 'embeddings' | 'findNearest' | 'log'>,
  input: Omit<AssistantInput, 'knowledge'>,
  { owed, signal }: { owed: boolean; signal: AbortSignal },
): Promise<KnowledgePassage[]> {
  if (!owed || signal.aborted) return []
  const { db, offline, log } = deps
  const questions = await offline.readQuestions(input, signal).catch((error: unknown) => {
    if (!signal.aborted) log.warn({ err: error }, 'No question could be read.')
    return []
  })
  const [first] = questions
  if (!first) return []
  const [byWords, byMeaning] = await Promise.all([
    Promise.all(questions.map((asked) => findPassages(db, { ...asked, limit: passagesMax }))),
    findByMeaning(deps, questions, { conversationId: input.conversationId, signal }),
  ])
  const { forbidden } = input.company.persona
  return [
    ...merge(byWords.flat(), byMeaning),
    ...settingsPassages(input.company, first.locale),
  ].filter((one) => isAllowed(one, forbidden))
}

/** The passages nearest in meaning to each question; none where no model embeds them in time. */
async function findByMeaning(
  { db, embeddings, findNearest, log }: Pick<Deps, 'db' | 'embeddings' | 'findNearest' | 'log'>,
  questions: readonly KnowledgeQuestion[],
  { conversationId, signal }: { conversationId: string | null; signal: AbortSignal },
): Promise<FoundPassage[][]> {
  const { model } = embeddings
  if (model === null) return []
  try {
    const vectors = await embeddings.embed(
      questions.map(({ words }) => words),
      {
        conversationId,
        signal: AbortSignal.any([signal, AbortSignal.timeout(embeddingTimeoutMs)]),
      },
    )
    if (!vectors) return []
    const nearest = await findNearest(db, model, vectors, passagesMax)
    return await Promise.all(nearest.map((ids) => listPassages(db, ids)))
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'Passages were searched for by words alone.')
    return []
  }
}

/** Each passage once, with its best place among those nearest in meaning. */
function merge(
  byWords: readonly FoundPassage[],
  byMeaning: readonly (readonly FoundPassage[])[],
): KnowledgePassage[] {
  const merged = new Map<string, KnowledgePassage>()
  for (const { id: _, ...passage } of byWords) {
    if (!merged.has(passage.content)) merged.set(passage.content, passage)
  }
  for (const nearest of byMeaning) {
    for (const [place, { id: _, ...passage }] of nearest.entries()) {
      const known = merged.get(passage.content) ?? { ...passage, isByMeaningAlone: true }
      const nearestPlace = Math.min(place, known.nearestPlace ?? place)
      merged.set(passage.content, { ...known, nearestPlace })
    }
  }
  return [...merged.values()]
}

/** Whether nothing of a passage, its headings included, is about what the assistant must not speak of. */
export function isAllowed(
  { title, heading, content }: KnowledgePassage,
  forbidden: Persona['forbidden'],
): boolean {
  return forbiddenIn(`${title}\n${heading}\n${content}`, forbidden) === undefined
}
