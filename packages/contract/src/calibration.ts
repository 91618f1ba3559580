import { z } from 'zod'

import { criterion } from './score.ts'

/** Outcomes from which weights are suggested; fewer say more about chance than about leads. */
export const outcomesMin = 200
/** Outcomes that a suggestion is made from at most, the latest of each kind. */
export const outcomesMax = 2000

/** How often leads with these scores were won and lost. */
export const decile = z.object({ from: z.int(), to: z.int(), won: z.int(), lost: z.int() })
export type Decile = z.infer<typeof decile>

export const suggestedWeight = z.object({ criterion, now: z.int(), suggested: z.int() })
export type SuggestedWeight = z.infer<typeof suggestedWeight>

export const calibration = z.object({
  /** From the lowest scores to the highest. */
  deciles: z.array(decile),
  /** Won and lost leads with a score. */
  outcomes: z.int(),
  /** Of the latest of them, those whose points by criterion are known, which a suggestion is made from. */
  usable: z.int(),
  /** Weights that make 100 and would have told won from lost leads best; null where that cannot be told. */
  suggestion: z.array(suggestedWeight).nullable(),
})
export type Calibration = z.infer<typeof calibration>
