import { BadRequestError, UnprocessableEntityError } from 'openai'

import { ModelAnswerError } from './model-answer.ts'

/**
 * What a server understands. Compatible servers know no JSON schemas, reasoning models no
 * `max_tokens` and no temperature; each says so with a 400 at the first call, and is believed.
 */
export type Dialect = {
  completionTokens: boolean
  temperature: boolean
  /** How JSON is asked for: by its schema, as JSON of any kind, or in words alone. */
  json: 'schema' | 'object' | 'words'
  /** Tells at the end of a stream what it used (`stream_options`). */
  streamUsage: boolean
}

export const fullDialect: Dialect = {
  completionTokens: false,
  temperature: true,
  json: 'schema',
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

/** An answer that is not as asked may be one of a server that passes over how it was asked. */
const simplerJson = { schema: 'object', object: 'words' } as const

function simpler(dialect: Dialect, error: unknown, usesJson: boolean): Dialect | null {
  const json = usesJson && dialect.json !== 'words' ? simplerJson[dialect.json] : null
  const askedSimpler = json && { ...dialect, json }
  if (error instanceof ModelAnswerError) return error.isOtherwise ? askedSimpler : null
  const isRefused = error instanceof BadRequestError || error instanceof UnprocessableEntityError
  return isRefused ? (withoutRefused(dialect, error) ?? askedSimpler) : null
}

function withoutRefused(
  dialect: Dialect,
  { param, message }: BadRequestError | UnprocessableEntityError,
): Dialect | undefined {
  const found = withoutField.find(([field, change]) => {
    // Servers that check requests by a schema name the field in the message alone.
    const isNamed = param ? param === field : message.includes(field)
    return (
      isNamed && Object.entries(change).some(([key, to]) => dialect[key as keyof Dialect] !== to)
    )
  })
  return found && { ...dialect, ...found[1] }
}

/** Remembers the dialect a server last understood. */
export function createSpeaker() {
  let known = fullDialect
  return {
    /** What the server last understood. */
    dialect: (): Dialect => known,
    /** Makes a call, again and more simply while the server refuses what it does not know. */
    async speak<Answer>(
      usesJson: boolean,
      call: (dialect: Dialect) => Promise<Answer>,
    ): Promise<Answer> {
      let dialect = known
      while (true) {
        try {
          const answer = await call(dialect)
          known = dialect
          return answer
        } catch (error) {
          const next = simpler(dialect, error, usesJson)
          if (!next) throw error
          dialect = next
        }
      }
    },
  }
}

export type Speaker = ReturnType<typeof createSpeaker>
