import { DomainError } from '@oka/api/domain-error'
import type { ModelReservation } from '@oka/api/ports/models'
import type { TokenCount } from '@oka/contract/model-usage'
import type OpenAI from 'openai'
import type { CompletionUsage } from 'openai/resources/completions'

import { limitBody } from './limit-body.ts'
import type { Model } from './model.ts'

/** A budget of the company does not allow the call, which was not made. */
export class BudgetReachedError extends Error {
  override name = 'BudgetReachedError'
}

/**
 * Bytes of a token, to estimate what a server does not tell: four in English, fewer in French and in JSON.
 * https://help.openai.com/en/articles/4936856-what-are-tokens-and-how-to-count-them
 */
const bytesPerToken = 3

export type Metering = {
  /** The client for one attempt, whose answer may have so many tokens. Each request it sends is reserved first. */
  clientFor: (completion: number) => OpenAI
  /** Settles the last request by what the server told; else by an estimate of what came, or in full where nothing did. */
  settle: (usage: CompletionUsage | null | undefined, text: string) => Promise<void>
}

/**
 * Meters one question to a model, for which the SDK may send several requests. A budget that is reached
 * ends it at once: `abort` keeps the SDK from trying again.
 */
export function startMetering(
  { client, name: model, meter, fetch: send }: Pick<Model, 'client' | 'name' | 'meter' | 'fetch'>,
  conversationId: string | null,
  abort: (reason: unknown) => void,
): Metering {
  let open: { reservation: ModelReservation; most: TokenCount } | undefined

  async function settleBy(used: (most: TokenCount) => TokenCount): Promise<void> {
    if (!open) return
    const { reservation, most } = open
    open = undefined
    await reservation.settle(used(most))
  }

  return {
    clientFor: (completion) =>
      client.withOptions({
        fetch: async (url, init) => {
          // No token is shorter than a byte, so that the body has at least as many bytes as the prompt has tokens.
          const most = { prompt: Buffer.byteLength(init?.body as string), completion }
          const reservation = await meter.reserve({ model, conversationId, most })
          if (!reservation) {
            const reached = new BudgetReachedError('A budget of the language model is reached.')
            abort(reached)
            throw reached
          }
          if (init?.signal?.aborted) await reservation.settle(nothing)
          init?.signal?.throwIfAborted()
          open = { reservation, most }
          try {
            const response = await send(url, init)
            if (response.ok) return limitBody(response)
            // A refusal costs nothing.
            await settleBy(() => nothing)
            return withoutRetryAfter(response)
          } catch (error) {
            await settleBy((reserved) => (wasSent(error) ? estimate(reserved, '') : nothing))
            throw error
          }
        },
      }),
    settle: (usage, text) =>
      settleBy((most) => {
        const told = { prompt: usage?.prompt_tokens, completion: usage?.completion_tokens }
        return isCount(told.prompt) && isCount(told.completion)
          ? { prompt: told.prompt, completion: told.completion }
          : estimate(most, text)
      }),
  }
}

/** The offline assistant answers sooner than most servers ask to be waited for. */
function withoutRetryAfter(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.delete('retry-after')
  headers.delete('retry-after-ms')
  return limitBody(response, headers)
}

const nothing: TokenCount = { prompt: 0, completion: 0 }

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

const tokensOf = (bytes: number): number => Math.ceil(bytes / bytesPerToken)

function estimate(most: TokenCount, text: string): TokenCount {
  return {
    prompt: tokensOf(most.prompt),
    completion: text === '' ? most.completion : tokensOf(Buffer.byteLength(text)),
  }
}

/** Whether the request may have reached the server, which then may charge for it. */
function wasSent(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    // An address that is refused is not connected to.
    if (one instanceof DomainError || unsent.has(String((one as { code?: unknown }).code)))
      return false
  }
  return true
}

/** What says that there was no connection to send a request over. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
