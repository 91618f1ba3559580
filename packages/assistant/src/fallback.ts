import type { Assistant } from '@oka/api/ports/assistant'

import { type BreakerOptions, createBreaker } from './breaker.ts'
import { BudgetReachedError } from './openai/metering.ts'

/**
 * Answers with `primary`, and with `secondary` where that fails or has no budget; each failure is told
 * to `report`. An abort is no failure. A reply that fails in the middle is begun anew by the secondary.
 * A primary that has failed several times is left alone for a while, for each kind of work by itself:
 * one that stalls over facts may still reply.
 */
export function withFallback(
  primary: Assistant,
  secondary: Assistant,
  report: (error: unknown) => void,
  rest?: BreakerOptions,
): Assistant {
  const breakers = {
    reply: createBreaker(rest),
    extract: createBreaker(rest),
    report: createBreaker(rest),
    visitor: createBreaker(rest),
  }

  function fail(kind: keyof typeof breakers, error: unknown): void {
    // No budget says nothing of the server.
    if (error instanceof BudgetReachedError) return breakers[kind].release()
    breakers[kind].fail()
    report(error)
  }

  async function attempt<Answer>(
    kind: 'extract' | 'report' | 'visitor',
    signal: AbortSignal,
    ask: (assistant: Assistant) => Promise<Answer>,
  ): Promise<Answer> {
    if (!breakers[kind].mayTry()) return ask(secondary)
    try {
      const answer = await ask(primary)
      breakers[kind].succeed()
      return answer
    } catch (error) {
      if (signal.aborted) {
        breakers[kind].release()
        throw error
      }
      fail(kind, error)
      return ask(secondary)
    }
  }

  async function* reply(...[input, signal]: Parameters<Assistant['reply']>) {
    const { model, promptVersion } = secondary
    if (breakers.reply.mayTry()) {
      let isOver = false
      try {
        yield* primary.reply(input, signal)
        isOver = true
        breakers.reply.succeed()
        return
      } catch (error) {
        isOver = true
        if (signal.aborted) breakers.reply.release()
        if (signal.aborted) throw error
        fail('reply', error)
      } finally {
        // Whoever reads it may stop in the middle.
        if (!isOver) breakers.reply.release()
      }
    }
    yield { switchedTo: { model, promptVersion } }
    yield* secondary.reply(input, signal)
  }

  return {
    model: primary.model,
    promptVersion: primary.promptVersion,
    reply,
    extract: (input, signal) =>
      attempt('extract', signal, (assistant) => assistant.extract(input, signal)),
    report: (input, signal) =>
      attempt('report', signal, (assistant) => assistant.report(input, signal)),
    playVisitor: (input, signal) =>
      attempt('visitor', signal, (assistant) => assistant.playVisitor(input, signal)),
  }
}
