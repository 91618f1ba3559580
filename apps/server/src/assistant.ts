import type { Vault } from '@oka/api/deps'
import { noEmbeddings } from '@oka/api/knowledge/embed-passages'
import type { Assistant } from '@oka/api/ports/assistant'
import type {
  Embeddings,
  ModelMeter,
  ModelProviders,
  ProviderSettings,
} from '@oka/api/ports/models'
import { type ProviderModels, vectorsName } from '@oka/contract/model-provider'
import type { Db } from '@oka/db/client'
import type { Bus } from '@oka/db/connection/bus'
import { readProvider } from '@oka/db/model-provider'
import { providerTopic } from '@oka/db/topics'

import type { Env } from './config/env.ts'
import type { GuardedFetch } from './security/guarded-fetch.ts'

type AssistantDeps = {
  db: Db
  bus: Bus
  vault: Vault
  meter: ModelMeter
  offline: Assistant
  report: (error: unknown) => void
}

type AssistantOptions = {
  openai: Env['openai']
  allowsPrivate: boolean
  /** Milliseconds that a test of a server waits; its usual patience if absent. */
  checkTimeouts?: { firstSignMs: number; replyMs: number; totalMs: number } | undefined
}

export type RunningAssistant = AsyncDisposable & {
  /** The assistant in use: that of the settings, else of the environment, else of rules. */
  assistant: Assistant
  modelProviders: ModelProviders
  /** Of the same server. */
  embeddings: Embeddings
  /** Takes what is set from now on, until the signal aborts. */
  follow: (signal: AbortSignal) => Promise<void>
}

const openAiUrl = 'https://api.openai.com/v1'
/** A key must be so long for its end to be shown. */
const keyShownFrom = 12

/** The assistant of this process, which follows the settings while it runs. */
export async function openAssistant(
  { db, bus, vault, meter, offline, report }: AssistantDeps,
  { openai, allowsPrivate, checkTimeouts }: AssistantOptions,
): Promise<RunningAssistant> {
  const environment = openai && { ...openai, models: modelsOf(openai) }

  let guarded: Promise<GuardedFetch> | undefined
  /** Loaded when it is first needed: it brings undici, over a megabyte. */
  const openGuarded = (): Promise<GuardedFetch> =>
    (guarded ??= import('./security/guarded-fetch.ts').then(({ createGuardedFetch }) =>
      createGuardedFetch({ allowsPrivate }),
    ))

  /** Loaded when it is first needed: most companies begin without a model. */
  async function open(options: Omit<ProviderSettings, 'baseUrl'> & OpenOptions) {
    const [{ createEmbed, createOpenAiAssistant }, { withFallback }] = await Promise.all([
      import('@oka/assistant/openai'),
      import('@oka/assistant/fallback'),
    ])
    const { baseUrl = openAiUrl, models } = options
    const model = vectorsName({ baseUrl, models })
    const primary = createOpenAiAssistant({ ...options, meter, rules: offline })
    return {
      assistant: withFallback(primary, offline, report),
      embeddings:
        model === null ? noEmbeddings : { model, embed: createEmbed({ ...options, meter }) },
    }
  }
  async function choose(): Promise<{ assistant: Assistant; embeddings: Embeddings }> {
    const { provider } = await readProvider(db)
    const apiKey = provider ? vault.open(provider.sealedKey) : undefined
    if (provider && apiKey !== undefined) {
      const { baseUrl, models } = provider
      return open({ apiKey, baseUrl, models, fetch: (await openGuarded()).fetch })
    }
    return environment ? open(environment) : { assistant: offline, embeddings: noEmbeddings }
  }

  let current = await choose()
  const assistant: Assistant = {
    get model() {
      return current.assistant.model
    },
    get promptVersion() {
      return current.assistant.promptVersion
    },
    reply: (...given) => current.assistant.reply(...given),
    extract: (...given) => current.assistant.extract(...given),
    report: (...given) => current.assistant.report(...given),
    playVisitor: (...given) => current.assistant.playVisitor(...given),
  }
  return {
    assistant,
    embeddings: {
      get model() {
        return current.embeddings.model
      },
      embed: (...given) => current.embeddings.embed(...given),
    },
    modelProviders: {
      environment: environment && {
        baseUrl: environment.baseUrl ?? openAiUrl,
        keyEnd: environment.apiKey.length >= keyShownFrom ? environment.apiKey.slice(-4) : '',
        models: environment.models,
      },
      allowsPrivate,
      check: async (settings, signal) => {
        const { checkServer } = await import('@oka/assistant/openai/check-server')
        const options = { ...settings, meter, fetch: (await openGuarded()).fetch }
        const patience = checkTimeouts && { timeouts: checkTimeouts }
        const found = await checkServer({ ...options, ...patience }, signal)
        return { ...found, at: new Date().toISOString() }
      },
    },
    async follow(signal) {
      using subscription = bus.subscribe(providerTopic)
      // What was set between the first reading and the subscription.
      do {
        try {
          current = await choose()
        } catch (error) {
          // While the database is away the former one is kept; its return is notified.
          report(error)
        }
      } while (await subscription.next(signal))
    },
    [Symbol.asyncDispose]: async () => (await guarded)?.[Symbol.asyncDispose](),
  }
}

type OpenOptions = { baseUrl?: string; fetch?: typeof fetch }

const modelsOf = ({ model, embeddingModel }: NonNullable<Env['openai']>): ProviderModels => ({
  reply: model,
  extraction: model,
  report: model,
  ...(embeddingModel !== undefined && { embedding: embeddingModel }),
})
