import type { Assistant } from '@oka/api/ports/assistant'
import type { Embeddings, ModelMeter } from '@oka/api/ports/models'
import type { ModelTask, ProviderModels } from '@oka/contract/model-provider'
import OpenAI from 'openai'

import { defaultTimeouts, type Timeouts } from './openai/clock.ts'
import { createSpeaker } from './openai/dialect.ts'
import { embedWith } from './openai/embed-texts.ts'
import { extractFacts } from './openai/extract-facts.ts'
import type { Model } from './openai/model.ts'
import { playVisitor } from './openai/play-visitor.ts'
import { proposeReport } from './openai/propose-report.ts'
import { streamReply } from './openai/stream-reply.ts'
import { promptVersion } from './prompts.ts'

export type ModelOptions = {
  apiKey: string
  /** Of a compatible server, such as Mistral, vLLM or Ollama; else OpenAI itself. */
  baseUrl?: string
  /** Which of its models does what. */
  models: ProviderModels
  /** What requests are sent by. */
  fetch?: typeof fetch
  /** Asked before each request, retries included. */
  meter: ModelMeter
  timeouts?: Timeouts
}

export type OpenAiOptions = ModelOptions & {
  /** Writes of a report what follows from facts and messages. */
  rules: Pick<Assistant, 'report'>
}

/**
 * An assistant on any server that speaks OpenAI's Chat Completions. Each method throws when the
 * answer was cut, refused, late or not as asked, when a budget is reached, and when `signal` aborts.
 */
export function createOpenAiAssistant(options: OpenAiOptions): Assistant {
  const models = openModels(options)
  const [reply, extraction, report] = [models('reply'), models('extraction'), models('report')]
  return {
    ...authorOf(reply),
    reply: (input, signal) => streamReply(reply, input, signal),
    extract: (input, signal) => extractFacts(extraction, input, signal),
    report: async (input, signal) => ({
      author: authorOf(report),
      sections: await proposeReport(report, options.rules, input, signal),
    }),
    playVisitor: async (input, signal) => ({
      model: reply.name,
      content: await playVisitor(reply, input, signal),
    }),
  }
}

const authorOf = ({ name }: Model) => ({ model: name, promptVersion })

/** What embeds texts on a server that has a model for it. */
export function createEmbed(options: ModelOptions): Embeddings['embed'] {
  return embedWith(openModels(options)('embedding'))
}

/** The models of one server; tasks that have the same model share what is learnt about it. */
export function openModels(options: ModelOptions): (task: ModelTask | 'embedding') => Model {
  const { apiKey, baseUrl, models, meter, timeouts = defaultTimeouts } = options
  const client = new OpenAI({
    apiKey,
    // Null keeps the SDK from reading OPENAI_BASE_URL itself.
    baseURL: baseUrl ?? null,
    // One call and one more: the SDK alone would wait ten minutes, three times.
    timeout: timeouts.totalMs,
    maxRetries: 1,
  })
  const opened = new Map<string, Model>()
  return (task) => {
    const name = models[task]
    if (name === undefined) throw new TypeError(`The server has no model for ${task}`)
    const model = opened.get(name) ?? {
      client,
      name,
      meter,
      timeouts,
      fetch: options.fetch ?? fetch,
      speaker: createSpeaker(),
      thinksFirst: { is: false },
    }
    opened.set(name, model)
    return model
  }
}
