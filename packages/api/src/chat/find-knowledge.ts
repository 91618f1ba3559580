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
  deps: Pick<Deps, 'db' | 'offline' | 'passageIndex' | 'embeddings' | 'findNearest' | 'log'>,
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
    ...mergePassages(byWords.flat(), byMeaning),
    ...settingsPassages(input.company, first.locale),
  ].filter((one) => isAllowed(one, forbidden))
}

type Nearest = Pick<Deps, 'db' | 'passageIndex' | 'embeddings' | 'findNearest' | 'log'>
type Asking = { conversationId: string | null; signal: AbortSignal }

/** The passages nearest in meaning to each question: by the model that is set, or else by the rules. */
async function findByMeaning(
  deps: Nearest,
  questions: readonly KnowledgeQuestion[],
  asking: Asking,
): Promise<FoundPassage[][]> {
  const { db, passageIndex, log } = deps
  const byModel = await findByModel(deps, questions, asking)
  if (byModel || asking.signal.aborted) return byModel ?? []
  try {
    const nearest = await passageIndex.findNearest(db, questions, passagesMax)
    return await Promise.all(nearest.map((ids) => listPassages(db, ids)))
  } catch (error) {
    if (!asking.signal.aborted)
      log.warn({ err: error }, 'Passages were searched for by words alone.')
    return []
  }
}

/** Null where no model is set, or none embeds the questions in time. */
async function findByModel(
  { db, embeddings, findNearest, log }: Nearest,
  questions: readonly KnowledgeQuestion[],
  { conversationId, signal }: Asking,
): Promise<FoundPassage[][] | null> {
  const { model } = embeddings
  if (model === null) return null
  try {
    const vectors = await embeddings.embed(
      questions.map(({ words }) => words),
      {
        conversationId,
        signal: AbortSignal.any([signal, AbortSignal.timeout(embeddingTimeoutMs)]),
      },
    )
    if (!vectors) return null
    const nearest = await findNearest(db, model, vectors, passagesMax)
    return await Promise.all(nearest.map((ids) => listPassages(db, ids)))
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'The model embedded no question.')
    return null
  }
}

/** Each passage once, with its best place among those nearest in meaning. */
export function mergePassages(
  byWords: readonly KnowledgePassage[],
  byMeaning: readonly (readonly KnowledgePassage[])[],
): KnowledgePassage[] {
  const merged = new Map<string, KnowledgePassage>()
  for (const passage of byWords) {
    if (!merged.has(passage.content)) merged.set(passage.content, passage)
  }
  for (const nearest of byMeaning) {
    for (const [place, passage] of nearest.entries()) {
      const known = merged.get(passage.content) ?? passage
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
