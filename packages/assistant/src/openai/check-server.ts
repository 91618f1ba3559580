import { DomainError } from '@oka/api/domain-error'
import { jsonAbilities, type ProviderCheck } from '@oka/contract/model-provider'
import type { ProviderProblem } from '@oka/contract/problem'
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  BadRequestError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai'
import { z } from 'zod'

import { type ModelOptions, openModels } from '../openai.ts'
import { askForJson } from './ask-for-json.ts'
import { textOfContent } from './clean-reply.ts'
import { ModelTimeoutError, startClock, type Timeouts } from './clock.ts'
import { completionLimit, sampling } from './dialect.ts'
import { embedTexts } from './embed-texts.ts'
import { BudgetReachedError, startMetering } from './metering.ts'
import type { Model } from './model.ts'
import { ModelAnswerError } from './model-answer.ts'

/** More patient than a reply is: a slow model is to be told from one that does not answer. */
export const checkTimeouts: Timeouts = { firstSignMs: 15_000, replyMs: 20_000, totalMs: 20_000 }

/**
 * Asks a server what it can do: a short reply, JSON from each of its models, and a vector where it has a model for it. Throws a refusal named `provider_…` that
 * says why it cannot be used.
 */
export async function checkServer(
  options: ModelOptions,
  signal: AbortSignal,
): Promise<Omit<ProviderCheck, 'at'>> {
  const open = openModels({ timeouts: checkTimeouts, ...options })
  try {
    const reply = await checkReply(open('reply'), signal)
    const others = [open('extraction'), open('report')]
    const abilities: ProviderCheck['json'][] = []
    for (const model of new Set(others)) abilities.push(await checkJson(model, signal))
    // What the one of them can that can least.
    const json = abilities.toSorted((a, b) => jsonAbilities.indexOf(b) - jsonAbilities.indexOf(a))
    if (options.models.embedding === undefined) return { ...reply, json: json[0]! }
    const asked = { conversationId: null, signal }
    const [vector] = await embedTexts(open('embedding'), ['one word'], asked)
    return { ...reply, json: json[0]!, dimensions: vector!.length }
  } catch (error) {
    throw refusalOf(error)
  }
}

/** As many tokens as a reply may have: a model that thinks first needs them for so short an answer too. */
const checkMaxTokens = 1000
const shortReply = { temperature: 0, maxTokens: checkMaxTokens }

/** Words of a stream, and when the first of them came. */
async function checkReply(
  model: Model,
  outer: AbortSignal,
): Promise<Pick<ProviderCheck, 'streams' | 'firstWordMs'>> {
  const { firstSignMs, replyMs } = model.timeouts
  const clock = startClock(outer, { firstSignMs, totalMs: replyMs })
  const metering = startMetering(model, null, clock.abort)
  const begun = performance.now()
  let firstWordMs: number | undefined
  let said = ''
  let pieces = 0
  try {
    const stream = await model.speaker.speak(false, (dialect) =>
      metering.clientFor(completionLimit(dialect, shortReply.maxTokens)).chat.completions.create(
        {
          model: model.name,
          messages: [{ role: 'user', content: 'Count from one to ten in words.' }],
          stream: true,
          ...sampling(dialect, shortReply),
        },
        { signal: clock.signal },
      ),
    )
    for await (const chunk of stream) {
      clock.answered()
      const text = textOfContent(chunk?.choices?.[0]?.delta?.content)
      if (text === '') continue
      firstWordMs ??= Math.round(performance.now() - begun)
      pieces += 1
      said += text
    }
    clock.signal.throwIfAborted()
    if (firstWordMs === undefined) throw new ModelAnswerError('The answer is empty')
    return { streams: pieces > 1, firstWordMs }
  } catch (error) {
    throw clock.causeOf(error)
  } finally {
    clock.stop()
    await metering.settle(null, said)
  }
}

/** Its names stand in no prompt, so that only a server that reads the schema can answer. */
const asked = z.object({ colour: z.enum(['vermilion']), isAsked: z.boolean() })

/** How JSON can be asked for. An answer that is none, however it is asked for, is an ability that is missing. */
async function checkJson(model: Model, signal: AbortSignal): Promise<ProviderCheck['json']> {
  const question = {
    conversationId: null,
    name: 'check',
    schema: asked,
    prompt: 'Fill in the format of the answer. Any values that it allows will do.',
    data: {},
    temperature: 0,
    maxTokens: checkMaxTokens,
  }
  try {
    await askForJson(model, question, signal)
    return model.speaker.dialect().json
  } catch (error) {
    if (error instanceof ModelAnswerError) return 'none'
    throw error
  }
}

/** What else than an answer may come, and what that means. */
const meanings: [type: abstract new (...given: never[]) => Error, problem: ProviderProblem][] = [
  [BudgetReachedError, 'provider_over_budget'],
  [ModelTimeoutError, 'provider_too_slow'],
  [APIConnectionTimeoutError, 'provider_too_slow'],
  [APIConnectionError, 'provider_unreachable'],
  [AuthenticationError, 'provider_key_refused'],
  [PermissionDeniedError, 'provider_key_refused'],
  [NotFoundError, 'provider_not_found'],
  [RateLimitError, 'provider_busy'],
]

function refusalOf(error: unknown): unknown {
  const refused = ownRefusal(error)
  if (refused) return refused
  const problem = meanings.find(([type]) => error instanceof type)?.[1] ?? problemOfAnswer(error)
  return problem ? new DomainError(problem) : error
}

function problemOfAnswer(error: unknown): ProviderProblem | undefined {
  if (error instanceof ModelAnswerError || error instanceof SyntaxError) return 'provider_unusable'
  if (!(error instanceof APIError)) return undefined
  // A redirect is not followed: the address that it leads to is the one to enter.
  const isMoved = typeof error.status === 'number' && error.status >= 300 && error.status < 400
  const isOtherModel = error instanceof BadRequestError && /model/i.test(error.message)
  return isMoved || isOtherModel ? 'provider_not_found' : 'provider_unusable'
}

/** What our own fetch has refused, which the SDK hands on as the cause of a failed connection. */
function ownRefusal(error: unknown): DomainError | undefined {
  let cause: unknown = error
  while (cause instanceof Error) {
    if (cause instanceof DomainError) return cause
    cause = cause.cause
  }
  return undefined
}
