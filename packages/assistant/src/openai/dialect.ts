import { BadRequestError, UnprocessableEntityError } from 'openai'

/**
 * What a server understands. Compatible servers know no JSON schemas, reasoning models no
 * `max_tokens` and no temperature; each says so with a 400 at the first call, and is believed.
 */
export type Dialect = {
  completionTokens: boolean
  temperature: boolean
  schema: boolean
  /** Tells at the end of a stream what it used (`stream_options`). */
  streamUsage: boolean
}

export const fullDialect: Dialect = {
  completionTokens: false,
  temperature: true,
  schema: true,
  streamUsage: true,
}

/** Reasoning is counted in `max_completion_tokens`, so it must leave room for the answer. */
const reasoningFactor = 4

/** Tokens that an answer may have, reasoning included. */
export const completionLimit = (dialect: Dialect, maxTokens: number): number =>
  dialect.completionTokens ? maxTokens * reasoningFactor : maxTokens

export function sampling(dialect: Dialect, wanted: { temperature: number; maxTokens: number }) {
  const { temperature, maxTokens } = wanted
  const limit = completionLimit(dialect, maxTokens)
  return {
    ...(dialect.completionTokens ? { max_completion_tokens: limit } : { max_tokens: limit }),
    ...(dialect.temperature ? { temperature } : {}),
  }
}

/** How to do without a field. */
const withoutField = [
  ['max_tokens', { completionTokens: true }],
  ['temperature', { temperature: false }],
  ['stream_options', { streamUsage: false }],
] as const satisfies [string, Partial<Dialect>][]

function simpler(dialect: Dialect, error: unknown, usesSchema: boolean): Dialect | null {
  const isRefused = error instanceof BadRequestError || error instanceof UnprocessableEntityError
  if (!isRefused) return null
  for (const [field, change] of withoutField) {
    // Servers that check requests by a schema name the field in the message alone.
    const isNamed = error.param ? error.param === field : error.message.includes(field)
    const isNews = Object.entries(change).some(([key, to]) => dialect[key as keyof Dialect] !== to)
    if (isNamed && isNews) return { ...dialect, ...change }
  }
  return usesSchema && dialect.schema ? { ...dialect, schema: false } : null
}

/** Remembers the dialect a server last understood. */
export function createSpeaker() {
  let known = fullDialect
  return {
    /** Makes a call, again and more simply while the server refuses what it does not know. */
    async speak<Answer>(
      usesSchema: boolean,
      call: (dialect: Dialect) => Promise<Answer>,
    ): Promise<Answer> {
      let dialect = known
      while (true) {
        try {
          const answer = await call(dialect)
          known = dialect
          return answer
        } catch (error) {
          const next = simpler(dialect, error, usesSchema)
          if (!next) throw error
          dialect = next
        }
      }
    },
  }
}

export type Speaker = ReturnType<typeof createSpeaker>
