import { setTimeout } from 'node:timers/promises'

import type { AssistantInput, OfflineAssistant as OfflinePort } from '@oka/api/ports'

import { composeReply } from './offline/compose-reply.ts'
import { stateOf } from './offline/conversation-state.ts'
import { heardOf } from './offline/hear.ts'
import { keepReadings } from './offline/keep-readings.ts'
import { noMemory, unread } from './offline/read-message.ts'
import { createQuoteReader } from './read-quotes.ts'
import {
  type OfflineThread,
  type OfflineThreadOptions,
  openOfflineThread,
} from './offline-thread.ts'

/** Milliseconds between two sentences, so that an answer is seen being written. */
const usualPause = 150
/** All pauses of an answer take no longer than so many of them. */
const mostPauses = 3

/** Milliseconds for a report, which reads all that a lead has said. */
const reportTimeout = 60_000

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
 */
export function createOfflineAssistant({
  sentencePause = usualPause,
  ...options
}: OfflineOptions = {}): OfflineAssistant {
  const author = { model: 'offline', promptVersion: 'offline-1' }
  const thread = openOfflineThread(options)
  const readings = keepReadings(thread)

  async function compose(input: AssistantInput, signal: AbortSignal): Promise<string[]> {
    const read = await readings.of(input, signal).catch(() => null)
    signal.throwIfAborted()
    const state = stateOf(input, read ?? input.transcript.map(() => unread(noMemory)))
    return thread.ask('compose', state).catch(() => composeReply({ ...state, said: '' }))
  }

  return {
    ...author,
    async *reply(input, signal) {
      signal.throwIfAborted()
      const sentences = await compose(input, signal)
      signal.throwIfAborted()
      const pause = sentencePause * Math.min(1, mostPauses / sentences.length)
      for (const [index, sentence] of sentences.entries()) {
        if (index > 0) await setTimeout(pause, undefined, { signal })
        yield index === 0 ? sentence : ` ${sentence}`
      }
    },
    async extract(input, signal) {
      signal.throwIfAborted()
      return heardOf(input, await readings.of(input, signal))
    },
    async report(input, signal) {
      signal.throwIfAborted()
      // In a thread of its own, so that no visitor waits for it.
      await using own = openOfflineThread({ ...options, timeout: reportTimeout })
      signal.addEventListener('abort', () => void own[Symbol.asyncDispose](), { once: true })
      return { author, sections: await own.ask('report', input) }
    },
    readQuotes: createQuoteReader(thread, readings),
    load: thread.load,
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  }
}
