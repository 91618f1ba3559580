import type { ProviderCheck, ProviderModels } from '@oka/contract/model-provider'
import type { TokenCount } from '@oka/contract/model-usage'

/** Servers with language models, and what their calls may cost. */

/** Keeps paid calls to a model within the company's budgets. */
export type ModelMeter = {
  /**
   * Reserves the maximum a call may use before it is made. Undefined when a budget forbids it;
   * throws when that cannot be determined, and then no call may be made either.
   */
  reserve: (call: {
    model: string
    conversationId: string | null
    most: TokenCount
  }) => Promise<ModelReservation | undefined>
}

export type ModelReservation = {
  /** Replaces the reservation by the actual usage. Never throws: what cannot be settled stays reserved. */
  settle: (used: TokenCount) => Promise<void>
}

/** A server that speaks OpenAI's Chat Completions, and which of its models is used for what. */
export type ProviderSettings = { baseUrl: string; apiKey: string; models: ProviderModels }

/** Servers with language models. */
export type ModelProviders = {
  /** The one of the environment, without its key; null where there is none. */
  environment: { baseUrl: string; keyEnd: string; models: ProviderModels } | null
  /** Whether servers in the own network may be used. */
  allowsPrivate: boolean
  /**
   * Asks a server what it can do, by calls that count for the budgets. Throws a refusal named `provider_…` for one that
   * cannot be used.
   */
  check: (settings: ProviderSettings, signal: AbortSignal) => Promise<ProviderCheck>
}

/** Turns texts into vectors, which are near each other where the texts mean the same. */
export type Embeddings = {
  /** The server and its model, by whose vectors alone its own are compared; null where none is set, and nothing is embedded. */
  readonly model: string | null
  /**
   * One vector for each text, all of one length; null while the server is left alone after failures. Throws when it refuses, is
   * late or answers otherwise, when a budget is reached, and when `signal` aborts.
   *
   * @param given.conversationId the visitor whose budget it counts for; null for the company's own texts
   */
  embed: (
    texts: readonly string[],
    given: { conversationId: string | null; signal: AbortSignal },
  ) => Promise<number[][] | null>
}
