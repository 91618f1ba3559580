import type { AssistantInput, KnowledgePassage } from '@oka/api/ports'
import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'

import { isForKnowledge } from '../offline/answer-question.ts'
import { lastAnswerIndex } from '../offline/conversation-state.ts'
import type { Reading } from '../offline/read-message.ts'
import { asksSomewhere } from './asks-somewhere.ts'
import { chooseAnswer } from './choose-answer.ts'
import { readQuestion } from './read-question.ts'

/** Questions of one turn that are looked up; a reply answers no more. */
const questionsMax = 2

/** Characters before a question that say what it is about. */
const beforeMaxLength = 250

export type AskedQuestion = {
  /** As typed. */
  quote: string
  /** The same, with what it refers to: "We come by car. Is that possible?". */
  text: string
}

export type AskedQuestions = {
  questions: readonly AskedQuestion[]
  /** The visitor's language. */
  locale: Locale
  knowledge: readonly KnowledgePassage[]
}

export type KnowledgeAnswer = MessageSource & {
  locale: Locale
  /** Older knowledge says something else, so that the day of this is said. */
  isDisputed: boolean
}

/** By question, as typed. */
export type KnowledgeAnswers = ReadonlyMap<string, KnowledgeAnswer>

/** The visitor's questions since the last answer, as far as the company's knowledge may answer them. */
export function questionsFor(
  { transcript, locale, knowledge }: Pick<AssistantInput, 'transcript' | 'locale' | 'knowledge'>,
  readings: readonly Reading[],
): AskedQuestions {
  const from = lastAnswerIndex(transcript) + 1
  const recent = readings
    .slice(from)
    .map((reading, at) => ({ reading, content: transcript[from + at]?.content ?? '' }))
  const language = readings.findLast((one) => one.language !== null)?.language ?? locale
  const callBacks = new Set(recent.map(({ reading }) => reading.callBack?.quote))
  const asked = [
    ...recent.flatMap(({ reading, content }) =>
      reading.questions.map((quote) => ({ quote, content })),
    ),
    ...recent.flatMap(({ reading, content }) =>
      reading.lookups.map((quote) => ({ quote, content })),
    ),
    ...recent.flatMap(({ reading, content }) =>
      reading.questions.length + reading.lookups.length === 0 && asksSomewhere(content)
        ? [{ quote: content, content }]
        : [],
    ),
  ]
    .filter(({ quote }) => !callBacks.has(quote) && isForKnowledge(quote))
    .filter(({ quote }, at, all) => all.findIndex((one) => one.quote === quote) === at)
    .slice(0, questionsMax)
  const questions = asked.map(({ quote, content }) => ({
    quote,
    text: hasSubject(quote, language) ? quote : `${before(quote, content)}${quote}`,
  }))
  return { questions, locale: language, knowledge }
}

function hasSubject(question: string, locale: Locale): boolean {
  return readQuestion(question, locale).terms.some((term) => !term.isSoft)
}

function before(quote: string, content: string): string {
  const at = content.indexOf(quote)
  return content.slice(Math.max(0, at - beforeMaxLength), Math.max(0, at))
}

/** What the company's knowledge answers; a question that it does not surely answer has no entry. */
export function answerQuestions({
  questions,
  locale,
  knowledge,
}: AskedQuestions): KnowledgeAnswers {
  const found = new Map<string, KnowledgeAnswer>()
  if (knowledge.length === 0) return found
  for (const { quote: question, text } of questions) {
    const answer = chooseAnswer(text, knowledge, locale)
    if (!answer) continue
    const { passage, quote, isDisputed } = answer
    const { articleId, title, url, updatedAt } = passage
    found.set(question, {
      articleId,
      title,
      url,
      updatedAt,
      quote,
      isDisputed,
      locale: passage.locale,
    })
  }
  return found
}
