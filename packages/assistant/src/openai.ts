import type { Assistant, ModelMeter } from '@oka/api/ports'
import OpenAI from 'openai'

import { defaultTimeouts, type Timeouts } from './openai/clock.ts'
import { createSpeaker } from './openai/dialect.ts'
import { extractFacts } from './openai/extract-facts.ts'
import type { Model } from './openai/model.ts'
import { proposeReport } from './openai/propose-report.ts'
import { streamReply } from './openai/stream-reply.ts'
import { promptVersion } from './prompts.ts'

export type OpenAiOptions = {
  apiKey: string
  /** Of a compatible server, such as Mistral, vLLM or Ollama; else OpenAI itself. */
  baseUrl?: string
  model: string
  /** Asked before each request, retries included. */
  meter: ModelMeter
  /** Writes of a report what follows from facts and messages. */
  rules: Pick<Assistant, 'report'>
  timeouts?: Timeouts
}

/**
 * An assistant on any server that speaks OpenAI's Chat Completions. Each method throws when the
 * answer was cut, refused, late or not as asked, when a budget is reached, and when `signal` aborts.
 */
export function createOpenAiAssistant(options: OpenAiOptions): Assistant {
  const timeouts = options.timeouts ?? defaultTimeouts
  const client = new OpenAI({
    apiKey: options.apiKey,
    // Null keeps the SDK from reading OPENAI_BASE_URL itself.
    baseURL: options.baseUrl ?? null,
    // One call and one more: the SDK alone would wait ten minutes, three times.
    timeout: timeouts.totalMs,
    maxRetries: 1,
  })
  const model: Model = {
    client,
    name: options.model,
    meter: options.meter,
    timeouts,
    speaker: createSpeaker(),
    thinksFirst: { is: false },
  }
  const author = { model: options.model, promptVersion }
  return {
    ...author,
    reply: (input, signal) => streamReply(model, input, signal),
    extract: (input, signal) => extractFacts(model, input, signal),
    report: async (input, signal) => ({
      author,
      sections: await proposeReport(model, options.rules, input, signal),
    }),
  }
}
