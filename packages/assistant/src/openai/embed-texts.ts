import type { Embeddings } from '@oka/api/ports/models'
import type OpenAI from 'openai'

import { type Breaker, createBreaker } from '../breaker.ts'
import { startClock } from './clock.ts'
import { BudgetReachedError, startMetering } from './metering.ts'
import type { Model } from './model.ts'
import { ModelAnswerError } from './model-answer.ts'

/** Numbers of a vector at most; OpenAI's largest model has 3,072. */
const dimensionsMax = 8192

type Asked = Parameters<Embeddings['embed']>[1]

/** Embeds texts with a model, which is left alone for a while after failures. */
export function embedWith(model: Model, breaker: Breaker = createBreaker()): Embeddings['embed'] {
  return async (texts, asked) => {
    if (!breaker.mayTry()) return null
    try {
      const vectors = await embedTexts(model, texts, asked)
      breaker.succeed()
      return vectors
    } catch (error) {
      // No budget says nothing of the server, and who has stopped waiting for a slow one does.
      const isOurs = error instanceof BudgetReachedError || isAbort(asked.signal.reason)
      if (isOurs) breaker.release()
      else breaker.fail()
      throw error
    }
  }
}

/** A visitor has left, or the process stops; a time limit aborts with another error. */
const isAbort = (reason: unknown): boolean =>
  reason instanceof DOMException && reason.name === 'AbortError'

/** One vector for each text, in their order. Throws when the answer is late, refused, or not as asked. */
export async function embedTexts(
  model: Model,
  texts: readonly string[],
  { conversationId, signal }: Asked,
): Promise<number[][]> {
  const clock = startClock(signal, { totalMs: model.timeouts.totalMs })
  const metering = startMetering(model, conversationId, clock.abort)
  let used: number | undefined
  try {
    clock.signal.throwIfAborted()
    const answer = await metering.clientFor(0).embeddings.create(
      // The SDK asks for base64 where nothing is said, which few other servers know.
      { model: model.name, input: [...texts], encoding_format: 'float' },
      { signal: clock.signal },
    )
    used = answer.usage?.prompt_tokens
    return vectorsOf(answer, texts.length)
  } catch (error) {
    throw clock.causeOf(error)
  } finally {
    clock.stop()
    await metering.settle(
      used === undefined ? null : { prompt_tokens: used, completion_tokens: 0, total_tokens: used },
      ' ',
    )
  }
}

function vectorsOf(answer: OpenAI.CreateEmbeddingResponse, count: number): number[][] {
  const data = Array.isArray(answer.data) ? answer.data : []
  const vectors = data
    .toSorted((one, other) => one.index - other.index)
    .map(({ embedding }) => embedding)
  const length = vectors[0]?.length ?? 0
  const isGood =
    vectors.length === count &&
    length > 0 &&
    length <= dimensionsMax &&
    vectors.every(
      (vector) =>
        Array.isArray(vector) && vector.length === length && vector.every(Number.isFinite),
    )
  if (!isGood) throw new ModelAnswerError('The answer is not one vector for each text')
  return vectors
}
