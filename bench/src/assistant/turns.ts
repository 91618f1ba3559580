import { monitorEventLoopDelay, performance } from 'node:perf_hooks'

import type { AssistantInput } from '@oka/api/ports/assistant'
import { createOfflineAssistant } from '@oka/assistant/offline'
import { companySettings } from '@oka/contract/settings'

import { fill, prose } from './hostile-text.ts'

const turns = 200
const shown = new Set([1, 50, turns])
const { signal } = new AbortController()

function conversationOf(content: string): AssistantInput['transcript'] {
  return Array.from({ length: turns }, (_, index) => ({
    id: `${content.slice(0, 8)} ${index}`,
    seq: index + 1,
    role: 'visitor',
    content,
    createdAt: '2026-11-22T09:00:00.000Z',
  }))
}

/** A conversation of long messages, turn by turn: what each costs, and how late the event loop was at most. */
export async function benchTurns(): Promise<void> {
  await using assistant = createOfflineAssistant()
  const texts = { prose, 'line breaks': '\n', ellipses: '…', 'keywords in a run': 'gdpr-' }
  for (const [name, piece] of Object.entries(texts)) {
    const transcript = conversationOf(`x${fill(piece).slice(2)}x`)
    const company = companySettings.parse({})
    const delay = monitorEventLoopDelay({ resolution: 1 })
    const cost: string[] = []
    delay.enable()
    for (let turn = 1; turn <= turns; turn += 1) {
      const [from, before] = [performance.now(), assistant.load().done]
      const part = {
        conversationId: null,
        company,
        locale: 'fr' as const,
        facts: [],
        knowledge: [],
        transcript: transcript.slice(0, turn),
      }
      await assistant.extract({ ...part, learntSeq: turn - 1 }, signal)
      const took = (performance.now() - from).toFixed(1)
      if (shown.has(turn)) cost.push(`${took} ms (${assistant.load().done - before} read)`)
    }
    delay.disable()
    const late = `${(delay.percentile(99) / 1e6).toFixed(1)} ms, at most ${(delay.max / 1e6).toFixed(1)}`
    console.log(`${name.padEnd(18)} turns 1, 50, ${turns}: ${cost.join(', ')}; loop p99 ${late}`)
  }
}
