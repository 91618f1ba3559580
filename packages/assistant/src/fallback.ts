import type { Assistant } from '@oka/api/ports'

import { BudgetReachedError } from './openai/metering.ts'

/**
 * Answers with `primary`, and with `secondary` where that fails or has no budget; each failure is told
 * to `report`. An abort is no failure. A reply that fails in the middle is begun anew by the secondary.
 */
export function withFallback(
  primary: Assistant,
  secondary: Assistant,
  report: (error: unknown) => void,
): Assistant {
  async function attempt<Answer>(
    signal: AbortSignal,
    ask: (assistant: Assistant) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await ask(primary)
    } catch (error) {
      if (signal.aborted) throw error
      if (!(error instanceof BudgetReachedError)) report(error)
      return ask(secondary)
    }
  }

  async function* reply(...[input, signal]: Parameters<Assistant['reply']>) {
    try {
      yield* primary.reply(input, signal)
    } catch (error) {
      if (signal.aborted) throw error
      if (!(error instanceof BudgetReachedError)) report(error)
      const { model, promptVersion } = secondary
      yield { takenOverBy: { model, promptVersion } }
      yield* secondary.reply(input, signal)
    }
  }

  return {
    model: primary.model,
    promptVersion: primary.promptVersion,
    reply,
    extract: (input, signal) => attempt(signal, (assistant) => assistant.extract(input, signal)),
    report: (input, signal) => attempt(signal, (assistant) => assistant.report(input, signal)),
  }
}
