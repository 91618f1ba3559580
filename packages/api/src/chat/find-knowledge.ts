import { forbiddenIn, type Persona } from '@oka/contract/persona'
import { findPassages } from '@oka/db/knowledge/find-passages'

import type { Deps } from '../deps.ts'
import { settingsPassages } from '../settings-passages.ts'
import type { AssistantInput, KnowledgePassage } from '../ports.ts'

/** Passages of each language that are looked at for one question. */
export const passagesMax = 12

export type FindKnowledge = typeof findKnowledge

/**
 * What the company knows that may answer the visitor's new questions, where an answer is owed: from its
 * articles and its settings, without what the assistant must not speak of. A turn without a question costs
 * no query.
 */
export async function findKnowledge(
  { db, offline, log }: Pick<Deps, 'db' | 'offline' | 'log'>,
  input: Omit<AssistantInput, 'knowledge'>,
  { owed, signal }: { owed: boolean; signal: AbortSignal },
): Promise<KnowledgePassage[]> {
  if (!owed || signal.aborted) return []
  const questions = await offline.readQuestions(input, signal).catch((error: unknown) => {
    if (!signal.aborted) log.warn({ err: error }, 'No question could be read.')
    return []
  })
  const [first] = questions
  if (!first) return []
  const found = await Promise.all(
    questions.map((question) => findPassages(db, { ...question, limit: passagesMax })),
  )
  const articles = found.flat()
  const { forbidden } = input.company.persona
  return [
    ...articles.filter(
      (one, at) => articles.findIndex(({ content }) => content === one.content) === at,
    ),
    ...settingsPassages(input.company, first.locale),
  ].filter((one) => isAllowed(one, forbidden))
}

/** Whether nothing of a passage, its headings included, is about what the assistant must not speak of. */
export function isAllowed(
  { title, heading, content }: KnowledgePassage,
  forbidden: Persona['forbidden'],
): boolean {
  return forbiddenIn(`${title}\n${heading}\n${content}`, forbidden) === undefined
}
