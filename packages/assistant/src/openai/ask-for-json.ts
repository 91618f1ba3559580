import { zodResponseFormat } from 'openai/helpers/zod'
import type { CompletionUsage } from 'openai/resources/completions'
import { z } from 'zod'

import { startClock } from './clock.ts'
import { completionLimit, type Dialect, sampling } from './dialect.ts'
import { startMetering } from './metering.ts'
import { textOfContent, thoughts } from './clean-reply.ts'
import type { Model } from './model.ts'
import { assertFinished, ModelAnswerError } from './model-answer.ts'

export type Question<Answer> = {
  conversationId: string | null
  /** What the answer is called in its JSON schema. */
  name: string
  schema: z.ZodType<Answer>
  prompt: string
  /** Sent as one JSON document of the user. */
  data: unknown
  temperature: number
  maxTokens: number
}

/** Servers that know no schemas are told of it in words, and their answer is checked as well. */
function formatOf<Answer>({ schema, name, prompt }: Question<Answer>, dialect: Dialect) {
  if (dialect.json === 'schema') return { prompt, response_format: zodResponseFormat(schema, name) }
  const described = JSON.stringify(z.toJSONSchema(schema))
  return {
    prompt: `${prompt}\n\nAnswer with one JSON object that follows this JSON Schema:\n${described}`,
    ...(dialect.json === 'object' && { response_format: { type: 'json_object' as const } }),
  }
}

/** UTF-16 units: more than any answer that was asked for. */
const answerMaxLength = 200_000

/** Some servers wrap JSON in a fence of Markdown or in a sentence, or think before it. */
function readJson<Answer>(content: string, schema: z.ZodType<Answer>): Answer {
  if (content.length > answerMaxLength) throw new ModelAnswerError('The answer is too long')
  const said = content.replace(thoughts, '')
  const json = said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch (cause) {
    throw new ModelAnswerError('The answer is not JSON', { cause, isOtherwise: true })
  }
  const answer = schema.safeParse(parsed)
  if (answer.success) return answer.data
  throw new ModelAnswerError('The answer is not of the schema', {
    cause: answer.error,
    isOtherwise: true,
  })
}

/** Asks for one JSON object. Throws when it is cut, refused, late, or not of the schema. */
export async function askForJson<Answer>(
  model: Model,
  question: Question<Answer>,
  outer: AbortSignal,
): Promise<Answer> {
  const { name, timeouts, speaker } = model
  const clock = startClock(outer, { totalMs: timeouts.totalMs })
  const metering = startMetering(model, question.conversationId, clock.abort)
  let usage: CompletionUsage | undefined
  let said = ''
  const client = (dialect: Dialect) =>
    metering.clientFor(completionLimit(dialect, question.maxTokens))
  try {
    clock.signal.throwIfAborted()
    return await speaker.speak(true, async (dialect) => {
      // What an attempt before this one used.
      await metering.settle(usage, said)
      usage = undefined
      said = ''
      const { prompt, ...format } = formatOf(question, dialect)
      const completion = await client(dialect).chat.completions.create(
        {
          model: name,
          messages: [
            { role: 'system', content: prompt },
            { role: 'user', content: JSON.stringify(question.data) },
          ],
          ...format,
          ...sampling(dialect, question),
        },
        { signal: clock.signal },
      )
      usage = completion.usage
      const choice = completion.choices?.[0]
      said = textOfContent(choice?.message?.content)
      assertFinished(choice?.finish_reason)
      return readJson(said, question.schema)
    })
  } catch (error) {
    throw clock.causeOf(error)
  } finally {
    clock.stop()
    await metering.settle(usage, said)
  }
}
