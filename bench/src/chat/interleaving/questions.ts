import { EventEmitter, once } from 'node:events'

import type { AssistantInput, OfflineAssistant } from '@oka/api/ports/assistant'

import { answerTo } from '../violations.ts'

/** A call of the model that waits for its answer. */
export type Question = {
  input: AssistantInput
  /** Lets the answer come. */
  answer: () => void
}

/** A model whose answers come when the test says so. */
export type ControlledAssistant = {
  assistant: OfflineAssistant
  /** In the order in which they were asked. */
  questions: readonly Question[]
  /** Resolves when a question is asked, answered or given up. */
  changed: () => Promise<unknown>
  /** The calling process is dead: its calls no longer end by being aborted. */
  forsake: () => void
}

/** @param beforeAnswer called between the question and the answer */
export function createControlledAssistant(
  beforeAnswer: (input: AssistantInput) => Promise<void> = async () => {},
): ControlledAssistant {
  const questions: Question[] = []
  const changes = new EventEmitter().setMaxListeners(0)
  const forsaking = new AbortController()

  async function untilAnswered(input: AssistantInput, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const giveUp = () => reject(signal.reason as Error)
    if (signal.aborted && !forsaking.signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { signal: forsaking.signal })
    const question = { input, answer: resolve }
    questions.push(question)
    changes.emit('change')
    try {
      await promise
    } finally {
      signal.removeEventListener('abort', giveUp)
      questions.splice(questions.indexOf(question), 1)
      changes.emit('change')
    }
  }

  const assistant: OfflineAssistant = {
    model: 'controlled',
    promptVersion: 'controlled-1',
    async *reply(input, signal) {
      yield 'Answer to '
      await untilAnswered(input, signal)
      await beforeAnswer(input)
      const heard = input.transcript.findLast(({ role }) => role === 'visitor')
      yield answerTo(heard?.seq ?? 0).slice('Answer to '.length)
    },
    extract: async () => ({
      facts: [],
      wantsPerson: false,
      withdrawn: [],
      questions: [],
      callBack: null,
      copy: null,
    }),
    readQuestions: async () => [],
    embedPassages: async () => [],
    rankPassages: async () => [],
    readQuotes: async () => [],
    offerCopy: async () => null,
    playVisitor: async () => ({ model: 'controlled', content: null }),
    report: () => Promise.reject(new Error('Reports are not part of this test.')),
  }
  return {
    assistant,
    questions,
    changed: () => once(changes, 'change'),
    forsake: () => forsaking.abort(),
  }
}
