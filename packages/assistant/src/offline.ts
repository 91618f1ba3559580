import { setTimeout } from 'node:timers/promises'

import type { Assistant, AssistantInput } from '@oka/api/ports'

import { composeReply } from './offline/compose-reply.ts'
import { fold } from './offline/fold.ts'
import { wantsHuman } from './offline/intents.ts'
import { readConversation } from './offline/read-conversation.ts'
import { writeReport } from './offline/write-report.ts'

/** Between two sentences, so that an answer is seen being written; and for all of them together. */
const pauseMs = 150
const pausesMs = 450

/** Whether the visitor has asked for a person since somebody answered last. */
function asksForPerson({ transcript }: AssistantInput): boolean {
  const answered = transcript.findLastIndex(({ role }) => role === 'assistant' || role === 'agent')
  return transcript
    .slice(answered + 1)
    .some(({ role, content }) => role === 'visitor' && wantsHuman(fold(content).text))
}

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
      const facts = readConversation(input).flatMap((heard) => heard.facts)
      return { facts, wantsPerson: asksForPerson(input) }
    },
    async report(input, signal) {
      signal.throwIfAborted()
      return { author, sections: writeReport(input) }
    },
  }
}
