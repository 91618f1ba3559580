import { setTimeout } from 'node:timers/promises'

import type { AssistantInput, OfflineAssistant as OfflinePort } from '@oka/api/ports/assistant'
import type { MessageSource } from '@oka/contract/knowledge'

import { type KnowledgeAnswers, nothingKnown } from './knowledge/knowledge-answers.ts'
import { choicesOfOffer, readOffer } from './knowledge/offer.ts'
import { questionsFor } from './knowledge/questions-for.ts'
import { choicesOf } from './offline/choices.ts'
import { composeReply } from './offline/compose-reply.ts'
import { type ConversationState, stateOf } from './offline/conversation-state.ts'
import { dueOffer } from './offline/copy-replies.ts'
import { extractionOf } from './offline/extraction.ts'
import { keepReadings } from './offline/keep-readings.ts'
import { noMemory, type Reading, unread } from './offline/reading.ts'
import { nextLine } from './offline/visitor-scripts.ts'
import { createQuoteReader } from './read-quotes.ts'
import type { OfflineThread } from './offline-thread.ts'

/** All pauses of an answer take no longer than so many of them. */
const mostPauses = 3

/** Characters up to which a reply is composed at once, in less than 0.1 ms: to ask the thread costs more. */
const shortMaxLength = 1000

type Composed = {
  sentences: string[]
  sources: MessageSource[]
  choices: readonly string[]
  /** The question, as typed, that the reply asks back about. */
  asksBack: string | null
}

function plainSource({ articleId, title, quote, url, updatedAt }: MessageSource): MessageSource {
  return { articleId, title, quote, url, updatedAt }
}

/** What the assistant of rules does in this thread, with the vocabulary that it takes: 0.8 MB of program. */
export type OfflineWriter = Pick<
  OfflinePort,
  'reply' | 'extract' | 'readQuestions' | 'readQuotes' | 'offerCopy'
> & {
  /** What a visitor of a script says next. */
  nextLine: typeof nextLine
}

/** @param sentencePause milliseconds between two sentences, at most */
export function createOfflineWriter(thread: OfflineThread, sentencePause: number): OfflineWriter {
  const readings = keepReadings(thread)

  const answered = new WeakMap<AssistantInput, Promise<KnowledgeAnswers>>()

  /** What the knowledge answers, chosen once for the reply and the facts. None where it cannot be done in time. */
  function answersOf(input: AssistantInput, read: readonly Reading[]): Promise<KnowledgeAnswers> {
    const known = answered.get(input)
    if (known) return known
    const asked = questionsFor(input, read)
    const answers: Promise<KnowledgeAnswers> =
      asked.questions.length === 0 || asked.knowledge.length === 0
        ? Promise.resolve(nothingKnown)
        : thread.ask('answer', asked).catch(() => nothingKnown)
    answered.set(input, answers)
    return answers
  }

  async function sentencesOf(state: ConversationState): Promise<string[]> {
    const isShort = state.said.length + state.lastSaid.length <= shortMaxLength
    try {
      return isShort ? composeReply(state) : await thread.ask('compose', state)
    } catch {
      return composeReply({ ...state, said: '' })
    }
  }

  async function compose(input: AssistantInput, signal: AbortSignal): Promise<Composed> {
    const read = await readings.of(input, signal).catch(() => null)
    signal.throwIfAborted()
    const known = await answersOf(input, read ?? [])
    const state = stateOf(input, read ?? input.transcript.map(() => unread(noMemory)), known)
    const sentences = await sentencesOf(state)
    const said = sentences.join(' ')
    const sources = [...known.answers.values()].filter(({ quote }) => said.includes(quote))
    const titles = readOffer(said)
    const choices =
      titles.length > 0
        ? choicesOfOffer(titles, state.locale)
        : choicesOf(said, input.company.persona, state.locale, input.ownCriteria)
    const asksBack = titles.length > 0 ? (known.offer?.question ?? null) : null
    return { sentences, sources: sources.map(plainSource), choices, asksBack }
  }

  return {
    async *reply(input, signal) {
      signal.throwIfAborted()
      const { sentences, sources, choices, asksBack } = await compose(input, signal)
      signal.throwIfAborted()
      const pause = sentencePause * Math.min(1, mostPauses / sentences.length)
      for (const [index, sentence] of sentences.entries()) {
        if (index > 0) await setTimeout(pause, undefined, { signal })
        yield index === 0 ? sentence : ` ${sentence}`
      }
      if (sources.length > 0) yield { sources }
      if (choices.length > 0) yield { choices }
      if (asksBack !== null) yield { asksBack }
    },
    async extract(input, signal) {
      signal.throwIfAborted()
      const read = await readings.of(input, signal)
      return extractionOf(input, read, await answersOf(input, read))
    },
    async readQuestions(input, signal) {
      const read = await readings.of(input, signal)
      const { questions, locale } = questionsFor({ ...input, knowledge: [] }, read)
      return Promise.all(
        questions.map(async ({ text }) => {
          const nothing = { synonyms: [], vector: null }
          const { synonyms, vector } = await thread
            .ask('search', { question: text, locale })
            .catch(() => nothing)
          return { words: text, locale, synonyms, vector }
        }),
      )
    },
    async offerCopy(input, signal) {
      const read = await readings.of(input, signal)
      const state = stateOf(input, read, nothingKnown)
      const text = dueOffer(state)
      if (text === null) return null
      return { text, choices: choicesOf(text, input.company.persona, state.locale) }
    },
    readQuotes: createQuoteReader(thread, readings),
    nextLine,
  }
}
