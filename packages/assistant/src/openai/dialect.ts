import { BadRequestError, UnprocessableEntityError } from 'openai'

/**
 * What a server understands. Compatible servers know no JSON schemas, reasoning models no
 * `max_tokens` and no temperature; each says so with a 400 at the first call, and is believed.
 */
export type Dialect = {
  completionTokens: boolean
  temperature: boolean
  schema: boolean
}

export const fullDialect: Dialect = { completionTokens: false, temperature: true, schema: true }

/** Reasoning is counted in `max_completion_tokens`, so it must leave room for the answer. */
const reasoningFactor = 4

export function sampling(dialect: Dialect, wanted: { temperature: number; maxTokens: number }) {
  const { temperature, maxTokens } = wanted
  return {
    ...(dialect.completionTokens
      ? { max_completion_tokens: maxTokens * reasoningFactor }
      : { max_tokens: maxTokens }),
    ...(dialect.temperature ? { temperature } : {}),
  }
}

function simpler(dialect: Dialect, error: unknown, usesSchema: boolean): Dialect | null {
  const isRefused = error instanceof BadRequestError || error instanceof UnprocessableEntityError
  if (!isRefused) return null
  if (error.param === 'max_tokens' && !dialect.completionTokens) {
    return { ...dialect, completionTokens: true }
  }
  if (error.param === 'temperature' && dialect.temperature) {
    return { ...dialect, temperature: false }
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
