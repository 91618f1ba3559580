import type { Locale } from '@oka/contract/locale'

import type { Deps } from '../deps.ts'
import type { AssistantInput } from '../ports/assistant.ts'
import { type CheckedExtraction, leftToStaff } from './run-extraction.ts'
import { type PromiseKind, readPromises, type Sentence } from './promises.ts'
import type { Reply } from './write-reply.ts'

export type Composed = {
  input: AssistantInput
  reply: Reply | undefined
  extraction: CheckedExtraction | undefined
}

export type Conclusion = {
  /** The reply by sentence, each with what it promises. */
  sentences: Sentence[]
  promised: ReadonlySet<PromiseKind>
  /** What was extracted, without what the reply answers. */
  extraction: CheckedExtraction | undefined
}

/** What a composed turn comes to, before anything of it is stored. */
export function concludeTurn(
  deps: Pick<Deps, 'offline'>,
  composed: Composed,
  locale: Locale,
): Conclusion {
  const sentences = promisesOf(composed.reply, locale)
  const promised = new Set(sentences.flatMap(({ promises }) => promises))
  return { sentences, promised, extraction: afterReply(deps, composed, promised) }
}

function promisesOf(reply: Reply | undefined, locale: Locale): Sentence[] {
  if (!reply) return []
  // The titles that the rules offer are the company's words; of other choices a reply may promise on its own.
  const titles = reply.asksBack === null ? [] : reply.choices
  const quotes = [...reply.sources.map(({ quote }) => quote), ...titles]
  return readPromises(reply.text, locale, quotes)
}

/**
 * The rules know which question they have answered; one that the reply asks back about is left to staff only when the
 * visitor chooses nothing. What a model answers from the company's knowledge, and does not
 * pass on, is no open question.
 */
function afterReply(
  { offline }: Pick<Deps, 'offline'>,
  { input, reply, extraction }: Composed,
  promised: ReadonlySet<PromiseKind>,
): CheckedExtraction | undefined {
  if (!extraction) return undefined
  const isAnswered =
    reply !== undefined &&
    reply.model !== offline.model &&
    reply.sources.length > 0 &&
    !promised.has('question')
  const questions = isAnswered
    ? []
    : extraction.questions.filter(({ quote }) => quote !== reply?.asksBack)
  return leftToStaff({ ...extraction, questions }, input)
}
