import { parentPort } from 'node:worker_threads'

import { companySettings } from '@oka/contract/settings'

import { nothingKnown } from './knowledge/knowledge-answers.ts'
import { composeReply } from './offline/compose-reply.ts'
import { stateOf } from './offline/conversation-state.ts'
import { readMessages } from './offline/read-conversation.ts'
import type { FromThread } from './offline-thread.ts'
import { type Task, workers } from './offline/work.ts'

function answer({ kind, given }: Task): FromThread {
  try {
    return { answer: workers[kind](given as never) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** Compiles what the first visitor would otherwise wait for. */
function warmUp(): void {
  const company = companySettings.parse({})
  const said = [
    'Bonjour, Claire Dubois de Nexalia. Nous voulons un portail client pour mars, 20 000 €, je décide.',
    'We need an online shop within three months. You can call me back on 06 12 34 56 78.',
  ]
  const transcript = said.map((content, index) => ({
    id: String(index),
    seq: index + 1,
    role: 'visitor' as const,
    content,
    createdAt: '2026-01-01T00:00:00.000Z',
  }))
  const input = {
    conversationId: null,
    company,
    locale: 'fr' as const,
    transcript,
    facts: [],
    learntSeq: 0,
    knowledge: [],
  }
  composeReply(stateOf(input, readMessages(input), nothingKnown))
}

warmUp()
parentPort?.on('message', (task: Task) => parentPort?.postMessage(answer(task), []))
parentPort?.postMessage({ ready: true } satisfies FromThread, [])
