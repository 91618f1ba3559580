import type { AssistantInput, ReplyPiece } from '@oka/api/ports/assistant'
import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import type { CompletionUsage } from 'openai/resources/completions'

import { choicesOf } from '../offline/choices.ts'
import { promptVersion, replyPrompt } from '../prompts.ts'
import { createReplyCleaner, isBlank, textOfContent } from './clean-reply.ts'
import { startClock } from './clock.ts'
import { completionLimit, sampling } from './dialect.ts'
import { startMetering } from './metering.ts'
import type { Model } from './model.ts'
import { assertFinished, ModelAnswerError } from './model-answer.ts'
import { chatMessages } from './transcript.ts'

const wanted = { temperature: 0.7, maxTokens: 1000 }

/**
 * Yields the reply as it is written, without thoughts and no longer than a message; what is beyond that is
 * not waited for. Throws unless the model says that it has finished, and when there is nothing to be read.
 */
export async function* streamReply(
  model: Model,
  input: AssistantInput,
  outer: AbortSignal,
): AsyncGenerator<ReplyPiece> {
  const { name, timeouts, speaker } = model
  const { firstSignMs, replyMs } = timeouts
  const clock = startClock(outer, { firstSignMs, totalMs: replyMs })
  const metering = startMetering(model, input.conversationId, clock.abort)
  const read: Read = { usage: null, said: '', finished: null }
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
    let said = ''
    for await (const piece of clean(model, readChunks(stream, read, clock.answered), read)) {
      said = typeof piece === 'string' ? said + piece : ''
      yield piece
    }
    // The SDK ends the loop without an error when the request was aborted.
    clock.signal.throwIfAborted()
    if (read.usage) yield { used: countOf(read.usage) }
    const choices = choicesOf(said, input.company.persona, input.locale, input.ownCriteria)
    if (choices.length > 0) yield { choices }
  } catch (error) {
    throw clock.causeOf(error)
  } finally {
    clock.stop()
    await metering.settle(read.usage, read.said)
  }
}

/** What has come of a stream so far. */
type Read = { usage: CompletionUsage | null; said: string; finished: string | null }

/** The text of each chunk; servers leave out whatever they have nothing to say of. */
async function* readChunks(
  stream: AsyncIterable<Partial<ChatCompletionChunk> | null>,
  read: Read,
  onChunk: () => void,
): AsyncGenerator<string> {
  for await (const chunk of stream) {
    onChunk()
    const { delta, finish_reason: end }: Partial<ChatCompletionChunk.Choice> =
      chunk?.choices?.[0] ?? {}
    const text = textOfContent(delta?.content)
    read.usage = chunk?.usage ?? read.usage
    read.finished = end ?? read.finished
    read.said += text
    if (text) yield text
  }
}

/** The reply in what is written. */
async function* clean(
  model: Model,
  texts: AsyncIterable<string>,
  read: Read,
): AsyncGenerator<ReplyPiece> {
  const cleaner = createReplyCleaner(model.thinksFirst.is)
  let shown = ''
  for await (const text of texts) {
    const piece = cleaner.push(text)
    if (cleaner.isVoid()) {
      model.thinksFirst.is = true
      shown = ''
      yield { switchedTo: { model: model.name, promptVersion } }
    }
    shown += piece
    if (piece) yield piece
    if (cleaner.isFull()) return
  }
  const rest = cleaner.end()
  if (rest) yield rest
  assertFinished(read.finished)
  if (!isBlank(shown + rest)) return
  // What was held back as a thought may have been the reply: the next one is not.
  model.thinksFirst.is = false
  throw new ModelAnswerError('The answer is empty')
}

const countOf = ({ prompt_tokens: prompt, completion_tokens: completion }: CompletionUsage) => ({
  prompt: prompt ?? 0,
  completion: completion ?? 0,
})
