import { z } from 'zod'

import { text } from './text.ts'

/** What a language model is asked for. */
export const modelTasks = ['reply', 'extraction', 'report'] as const
export type ModelTask = (typeof modelTasks)[number]

/** The name that messages of the assistant of rules carry, which no model may have. */
export const offlineModel = 'offline'

const modelName = text(200, 1)
  .refine((name) => !/\s/.test(name), 'must not contain blanks')
  .refine((name) => name !== offlineModel, `must not be ${offlineModel}`)

export const taskModels = z.object({ reply: modelName, extraction: modelName, report: modelName })
export type TaskModels = z.infer<typeof taskModels>

/** The models of a server: one for each task, and where it has one, the one that embeds texts. */
export const providerModels = taskModels.extend({ embedding: modelName.exactOptional() })
export type ProviderModels = z.infer<typeof providerModels>

const baseUrl = text(500, 1)
  .pipe(
    z.url({ protocol: /^https?$/, error: 'must be an address such as https://api.openai.com/v1' }),
  )
  .refine((url) => !/^[^:]+:\/\/[^/?#]*@/.test(url), 'must not contain a name or a password')
  .refine((url) => !/[?#]/.test(url), 'must not contain a query or a fragment')

/** A key travels in a header, and no provider's contains a blank: more than the key was copied. */
const apiKey = z
  .string()
  .min(1, 'must not be empty')
  .max(500, 'must have at most 500 characters')
  .regex(/^[\u0021-\u007E]*$/, 'must be the key alone, without blanks or line breaks')

/** What tells vectors of one server's model from those of another, with which they cannot be compared; null where it has none. */
export function vectorsName(server: { baseUrl: string; models: ProviderModels }): string | null {
  const { embedding } = server.models
  return embedding === undefined ? null : `${embedding} ${server.baseUrl}`
}

/** How JSON can be asked for: by its schema, as JSON of any kind, in words alone, or not at all. */
export const jsonAbilities = ['schema', 'object', 'words', 'none'] as const

/** What a server has shown that it can do. */
export const providerCheck = z.object({
  /** Words came one after the other, not all at once. */
  streams: z.boolean(),
  json: z.enum(jsonAbilities),
  /** Milliseconds to the first word of a reply. */
  firstWordMs: z.int(),
  /** Numbers of a vector of the embedding model; absent where none was tried. */
  dimensions: z.int().exactOptional(),
  at: z.iso.datetime(),
})
export type ProviderCheck = z.infer<typeof providerCheck>

/** Where the model comes from; nothing: the assistant of rules answers. */
export const providerOrigins = ['settings', 'environment', 'none'] as const

export const providerState = z.object({
  /** Which one is in use. */
  origin: z.enum(providerOrigins),
  /** Optimistic lock. */
  version: z.int(),
  saved: z
    .object({
      baseUrl: z.string(),
      /** The last characters of the key, which itself is never shown. */
      keyEnd: z.string(),
      models: providerModels,
      check: providerCheck,
      /** Whether the key can still be decrypted: not after JWT_SECRET was changed. */
      isReadable: z.boolean(),
    })
    .nullable(),
  environment: z
    .object({ baseUrl: z.string(), keyEnd: z.string(), models: providerModels })
    .nullable(),
  /** Passages of the knowledge that have a vector of the model in use; null where none embeds. */
  embedded: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** Whether the environment allows servers in the own network. */
  allowsPrivate: z.boolean(),
  /** What was used this month, by model. */
  spent: z.array(
    z.object({
      model: z.string(),
      calls: z.int(),
      tokens: z.object({ prompt: z.int(), completion: z.int() }),
      /** By the prices of the settings; null where the model has none. */
      cost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
    }),
  ),
})
export type ProviderState = z.infer<typeof providerState>

const settings = {
  baseUrl,
  /** Absent: the stored one, which belongs to the same server. */
  apiKey: apiKey.optional(),
  models: providerModels,
}

export const testProvider = z.object(settings)
export type TestProvider = z.infer<typeof testProvider>
export const saveProvider = z.object({ ...settings, version: z.int().optional() })
export type SaveProvider = z.infer<typeof saveProvider>
export const removeProvider = z.object({ version: z.int().optional() })

/** The price of a model for a million tokens, set by an admin; OKA ships none. */
export const modelPrice = z.object({
  model: modelName,
  prompt: z.number('must be a number').min(0, 'must be at least 0').max(1_000_000),
  completion: z.number('must be a number').min(0, 'must be at least 0').max(1_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as USD'),
})
export type ModelPrice = z.infer<typeof modelPrice>

export const modelPrices = z
  .array(modelPrice)
  .max(50, 'must be at most 50')
  .superRefine((all, context) => {
    for (const [index, { model }] of all.entries()) {
      if (all.findIndex((one) => one.model === model) === index) continue
      context.addIssue({
        code: 'custom',
        path: [index, 'model'],
        message: 'must not be named twice',
      })
    }
  })

/** What tokens cost; null where the model has no price. */
export function costOf(
  prices: readonly ModelPrice[],
  model: string,
  { prompt, completion }: { prompt: number; completion: number },
): { amount: number; currency: string } | null {
  const price = prices.find((one) => one.model === model)
  if (!price) return null
  const amount = (prompt * price.prompt + completion * price.completion) / 1_000_000
  return { amount, currency: price.currency }
}
