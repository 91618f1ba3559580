import { setTimeout } from 'node:timers/promises'

import type { Assistant } from '@oka/api/ports'

import { composeReply } from './offline/compose-reply.ts'
import { readConversation } from './offline/read-conversation.ts'
import { writeReport } from './offline/write-report.ts'

/** Between two sentences, so that an answer is seen being written; and for all of them together. */
const pauseMs = 150
const pausesMs = 450

/**
 * An assistant of rules, in French and English, for when no language model is configured or none
 * answers. The same conversation always gets the same reply. Throws when `signal` aborts.
 */
export function createOfflineAssistant(): Assistant {
  const author = { model: 'offline', promptVersion: 'offline-1' }
  return {
    ...author,
    async *reply(input, signal) {
      signal.throwIfAborted()
      const sentences = composeReply(input)
      const pause = Math.min(pauseMs, pausesMs / sentences.length)
      for (const [index, sentence] of sentences.entries()) {
        if (index > 0) await setTimeout(pause, undefined, { signal })
        yield index === 0 ? sentence : ` ${sentence}`
      }
    },
    async extract(input, signal) {
      signal.throwIfAborted()
      return readConversation(input).flatMap(({ facts }) => facts)
    },
    async report(input, signal) {
      signal.throwIfAborted()
      return { author, sections: writeReport(input) }
    },
  }
}
