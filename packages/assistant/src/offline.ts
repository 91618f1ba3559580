import type { OfflineAssistant as OfflinePort } from '@oka/api/ports/assistant'

import {
  type OfflineThread,
  type OfflineThreadOptions,
  openOfflineThread,
} from './offline-thread.ts'
import type { OfflineWriter } from './offline-writer.ts'

/** Milliseconds between two sentences, so that an answer is seen being written. */
const usualPause = 150

/** Milliseconds to write a report, which reads all that a lead has said, and to start its thread: a background job. */
const reportTimeouts = { timeout: 60_000, startTimeout: 60_000 }

type OfflineOptions = OfflineThreadOptions & {
  /** Milliseconds between two sentences, at most. */
  sentencePause?: number | undefined
}

export type OfflineAssistant = OfflinePort & AsyncDisposable & Pick<OfflineThread, 'load'>

/**
 * An assistant of rules, in French and English, for when no language model is configured or none
 * answers. The same conversation always gets the same reply. Throws when `signal` aborts.
 *
 * Texts are read in a thread: of a conversation only what is new, and no longer than a limit. A reply
 * is written without what could not be read; `extract` throws when nothing could be, to be asked again.
 * What writes is loaded with the first call, as the thread is started with it.
 */
export function createOfflineAssistant({
  sentencePause = usualPause,
  ...options
}: OfflineOptions = {}): OfflineAssistant {
  const author = { model: 'offline', promptVersion: 'offline-1' }
  const thread = openOfflineThread(options)

  let loaded: Promise<OfflineWriter> | undefined
  function writer(): Promise<OfflineWriter> {
    if (!loaded) thread.warm()
    return (loaded ??= import('./offline-writer.ts').then(
      ({ createOfflineWriter }) => createOfflineWriter(thread, sentencePause),
      (error: unknown) => {
        loaded = undefined
        throw error
      },
    ))
  }

  return {
    ...author,
    async *reply(input, signal) {
      yield* (await writer()).reply(input, signal)
    },
    extract: async (input, signal) => (await writer()).extract(input, signal),
    async report(input, signal) {
      signal.throwIfAborted()
      // In a thread of its own, so that no visitor waits for it.
      await using own = openOfflineThread({ ...options, ...reportTimeouts })
      signal.addEventListener('abort', () => void own[Symbol.asyncDispose](), { once: true })
      return { author, sections: await own.ask('report', input) }
    },
    playVisitor: async (input) => ({
      model: author.model,
      content: (await writer()).nextLine(input),
    }),
    readQuestions: async (input, signal) => (await writer()).readQuestions(input, signal),
    offerCopy: async (input, signal) => (await writer()).offerCopy(input, signal),
    embedPassages: (given) => thread.ask('embed', given),
    rankPassages: (given) => thread.ask('rank', given),
    readQuotes: async (...given) => (await writer()).readQuotes(...given),
    load: thread.load,
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  }
}
