import { monitorEventLoopDelay, performance } from 'node:perf_hooks'

import type { AssistantInput } from '@oka/api/ports/assistant'
import { createOfflineAssistant } from '@oka/assistant/offline'
import { companySettings } from '@oka/contract/settings'

import { quantile } from '../statistics.ts'
import { startedAt } from './play-script.ts'
import { parts, readCorpus } from './read-corpus.ts'

const atOnce = 20
/** Milliseconds that must not be passed: the reply's p95, and how late the event loop is. */
const most = { reply: 500, loop: 50 }

const at = (all: readonly number[], share: number) => quantile(all, share).toFixed(0)

/**
 * Plays the corpus to the offline assistant as the server has it, in its thread, twenty conversations at
 * once: the time until a reply is whole, with the pauses between its sentences. Throws beyond the limits.
 */
export async function benchReplies(): Promise<void> {
  await using assistant = createOfflineAssistant()
  const company = companySettings.parse({})
  const { signal } = new AbortController()
  const scripts = readCorpus(parts)
  const times: number[] = []
  const first: number[] = []

  async function play({
    id: conversationId,
    locale,
    turns,
  }: (typeof scripts)[number]): Promise<void> {
    const transcript: AssistantInput['transcript'][number][] = []
    const write = (role: 'visitor' | 'assistant', content: string) => {
      const seq = transcript.length + 1
      transcript.push({ id: `${conversationId} ${seq}`, seq, role, content, createdAt: startedAt })
    }
    for (const { say } of turns) {
      const learntSeq = transcript.length
      write('visitor', say)
      const input = {
        conversationId,
        company,
        locale,
        transcript: [...transcript],
        facts: [],
        learntSeq,
        knowledge: [],
      }
      const from = performance.now()
      const pieces: string[] = []
      for await (const piece of assistant.reply(input, signal)) {
        if (pieces.length === 0) first.push(performance.now() - from)
        if (typeof piece === 'string') pieces.push(piece)
      }
      times.push(performance.now() - from)
      write('assistant', pieces.join(''))
    }
  }

  // The thread starts with the first task.
  await play(scripts.shift()!)
  const [start] = times.splice(0)
  first.length = 0
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const worker = async (): Promise<void> => {
    for (let script = scripts.shift(); script; script = scripts.shift()) await play(script)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  delay.disable()
  const loop = delay.max / 1e6
  console.log(
    `  ${times.length} replies: begun after p50 ${at(first, 0.5)}, p95 ${at(first, 0.95)} ms; whole after p50 ${at(times, 0.5)}, p95 ${at(times, 0.95)}, at most ${at(times, 1)} ms; the first, with the thread's start, ${start!.toFixed(0)} ms`,
  )
  console.log(
    `  event loop late by p99 ${(delay.percentile(99) / 1e6).toFixed(1)}, at most ${loop.toFixed(1)} ms`,
  )
  if (quantile(times, 0.95) > most.reply) throw new Error('A reply takes too long.')
  if (loop > most.loop) throw new Error('The event loop is held.')
}
