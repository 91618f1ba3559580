import type { AssistantInput } from '@oka/api/ports'

import { replyPrompt } from '../prompts.ts'
import { startClock } from './clock.ts'
import { sampling } from './dialect.ts'
import { assertFinished, type Model, ModelAnswerError } from './model.ts'
import { chatMessages } from './transcript.ts'

const wanted = { temperature: 0.7, maxTokens: 1000 }

/** Yields the answer as it is written. Throws unless the model says that it has finished. */
export async function* streamReply(
  { client, name, timeouts, speaker }: Model,
  input: AssistantInput,
  outer: AbortSignal,
): AsyncGenerator<string> {
  const clock = startClock(outer, timeouts)
  try {
    clock.signal.throwIfAborted()
    const stream = await speaker.speak(false, (dialect) =>
      client.chat.completions.create(
        {
          model: name,
          messages: [
            { role: 'system', content: replyPrompt(input) },
            ...chatMessages(input.transcript),
          ],
          stream: true,
          ...sampling(dialect, wanted),
        },
        { signal: clock.signal },
      ),
    )
    let finished: string | null = null
    let isEmpty = true
    for await (const { choices } of stream) {
      const [choice] = choices
      finished = choice?.finish_reason ?? finished
      const text = choice?.delta.content
      if (!text) continue
      clock.answered()
      isEmpty = false
      yield text
    }
    // The SDK ends the loop without an error when the request was aborted.
    clock.signal.throwIfAborted()
    assertFinished(finished)
    if (isEmpty) throw new ModelAnswerError('The answer is empty')
  } catch (error) {
    throw clock.causeOf(error)
  } finally {
    clock.stop()
  }
}
