import type { AssistantInput } from '@oka/api/ports'
import type { CompletionUsage } from 'openai/resources/completions'

import { replyPrompt } from '../prompts.ts'
import { startClock } from './clock.ts'
import { completionLimit, sampling } from './dialect.ts'
import { startMetering } from './metering.ts'
import { assertFinished, type Model, ModelAnswerError } from './model.ts'
import { chatMessages } from './transcript.ts'

const wanted = { temperature: 0.7, maxTokens: 1000 }

/** Yields the answer as it is written. Throws unless the model says that it has finished. */
export async function* streamReply(
  model: Model,
  input: AssistantInput,
  outer: AbortSignal,
): AsyncGenerator<string> {
  const { name, timeouts, speaker } = model
  const clock = startClock(outer, timeouts)
  const metering = startMetering(model, input.conversationId, clock.abort)
  let usage: CompletionUsage | null | undefined
  let said = ''
  try {
    clock.signal.throwIfAborted()
    const stream = await speaker.speak(false, (dialect) =>
      metering.clientFor(completionLimit(dialect, wanted.maxTokens)).chat.completions.create(
        {
          model: name,
          messages: [
            { role: 'system', content: replyPrompt(input) },
            ...chatMessages(input.transcript),
          ],
          stream: true,
          ...(dialect.streamUsage && { stream_options: { include_usage: true } }),
          ...sampling(dialect, wanted),
        },
        { signal: clock.signal },
      ),
    )
    let finished: string | null = null
    for await (const chunk of stream) {
      usage = chunk.usage ?? usage
      const [choice] = chunk.choices
      finished = choice?.finish_reason ?? finished
      const text = choice?.delta.content
      if (!text) continue
      clock.answered()
      said += text
      yield text
    }
    // The SDK ends the loop without an error when the request was aborted.
    clock.signal.throwIfAborted()
    assertFinished(finished)
    if (said === '') throw new ModelAnswerError('The answer is empty')
  } catch (error) {
    throw clock.causeOf(error)
  } finally {
    clock.stop()
    await metering.settle(usage, said)
  }
}
