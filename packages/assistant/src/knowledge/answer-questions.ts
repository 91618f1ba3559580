import type { KnowledgePassage } from '@oka/api/ports/assistant'
import { essenceOf } from '@oka/contract/fold-text'
import type { Locale } from '@oka/contract/locale'

import { type Finding, findAnswer, quoteTitled } from './choose-answer.ts'
import type { Answer } from './choose-whole.ts'
import { type KnowledgeAnswer, type KnowledgeAnswers, nothingKnown } from './knowledge-answers.ts'
import type { AskedQuestion, AskedQuestions } from './questions-for.ts'

/** Likelihood from which a visitor who tells something, and may not ask, is asked whether a passage is meant. */
const toldFrom = 0.45

/** What the company's knowledge answers; a question that it does not surely answer has no entry. */
export function answerQuestions({
  questions,
  mayOffer,
  locale,
  companyName,
  knowledge,
}: AskedQuestions): KnowledgeAnswers {
  if (knowledge.length === 0) return nothingKnown
  const answers = new Map<string, KnowledgeAnswer>()
  let offer: KnowledgeAnswers['offer'] = null
  for (const asked of questions) {
    const found = find(asked, knowledge, locale)
    const { answer } = found
    // What the company says of itself as a whole may be meant by anything.
    const titles = found.titles.filter((one) => !essenceOf(one).endsWith(essenceOf(companyName)))
    if (answer) answers.set(asked.quote, sourceOf(answer))
    else if (mayOffer && titles.length > 0) offer = { question: asked.quote, titles }
  }
  return { answers, offer }
}

/** An answer, or else titles to ask back about. Nobody has asked for what a statement is about, so that it has no answer. */
function find(
  { text, title, isStatement, tellsNeed }: AskedQuestion,
  knowledge: readonly KnowledgePassage[],
  locale: Locale,
): Pick<Finding, 'answer' | 'titles'> {
  if (title) return { answer: quoteTitled(title, text, knowledge, locale), titles: [] }
  const { answer, titles, likelihood } = findAnswer(text, knowledge, locale)
  const mayOffer = (!isStatement && !tellsNeed) || likelihood >= toldFrom
  return { answer: isStatement ? undefined : answer, titles: mayOffer ? titles : [] }
}

function sourceOf({ passage, quote, isDisputed }: Answer): KnowledgeAnswer {
  const { articleId, title, url, updatedAt, locale } = passage
  return { articleId, title, url, updatedAt, quote, isDisputed, locale }
}
