import { zodResponseFormat } from 'openai/helpers/zod'
import type { CompletionUsage } from 'openai/resources/completions'
import { z } from 'zod'

import { startClock } from './clock.ts'
import { completionLimit, type Dialect, sampling } from './dialect.ts'
import { startMetering } from './metering.ts'
import { assertFinished, type Model, ModelAnswerError } from './model.ts'

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
function format<Answer>({ schema, name, prompt }: Question<Answer>, dialect: Dialect) {
  if (dialect.schema) return { prompt, response_format: zodResponseFormat(schema, name) }
  const described = JSON.stringify(z.toJSONSchema(schema))
  return {
    prompt: `${prompt}\n\nAnswer with one JSON object that follows this JSON Schema:\n${described}`,
    response_format: { type: 'json_object' as const },
  }
}

/** Some servers wrap JSON in a fence of Markdown or in a sentence. */
function readJson(content: string): unknown {
  const json = content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1)
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new ModelAnswerError('The answer is not JSON', { cause })
  }
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
  try {
    clock.signal.throwIfAborted()
    const completion = await speaker.speak(true, (dialect) => {
      const { prompt, response_format } = format(question, dialect)
      const client = metering.clientFor(completionLimit(dialect, question.maxTokens))
      return client.chat.completions.create(
        {
          model: name,
          messages: [
            { role: 'system', content: prompt },
            { role: 'user', content: JSON.stringify(question.data) },
          ],
          response_format,
          ...sampling(dialect, question),
        },
        { signal: clock.signal },
      )
    })
    usage = completion.usage
    const [choice] = completion.choices
    said = choice?.message.content ?? ''
    assertFinished(choice?.finish_reason)
    const answer = question.schema.safeParse(readJson(said))
    if (answer.success) return answer.data
    throw new ModelAnswerError('The answer is not of the schema', { cause: answer.error })
  } catch (error) {
    throw clock.causeOf(error)
  } finally {
    clock.stop()
    await metering.settle(usage, said)
  }
}
