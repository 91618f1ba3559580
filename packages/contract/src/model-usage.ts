import { z } from 'zod'

const budget = z.object({
  calls: z.int().min(0).max(1_000_000).nullable(),
  /** Of the prompts and of what the model wrote. */
  tokens: z.int().min(0).max(1_000_000_000_000).nullable(),
})

export const modelBudgetNames = ['visitor', 'day', 'total'] as const
/** What limits calls to a language model: each visitor's budget of a day, that of a day, and that of all time. */
export const modelBudgetName = z.enum(modelBudgetNames)
export type ModelBudgetName = z.infer<typeof modelBudgetName>

/** Above any of them the offline assistant answers. Null: no limit; 0: no model is called. */
export const modelBudgets = z.object({ visitor: budget, day: budget, total: budget })
export type ModelBudgets = z.infer<typeof modelBudgets>

const used = z.object({ calls: z.int(), tokens: z.int() })

/** What was used of a language model. */
export const modelUsage = z.object({
  /** `offline` where none is configured. */
  model: z.string(),
  /** The time zone of the day. */
  timeZone: z.string(),
  /** The most that one visitor used today. */
  visitor: used,
  day: used,
  month: used,
  total: used,
  /** When each budget was first reached today; null where it was not. */
  reachedAt: z.object({
    visitor: z.iso.datetime().nullable(),
    day: z.iso.datetime().nullable(),
    total: z.iso.datetime().nullable(),
  }),
})
export type ModelUsage = z.infer<typeof modelUsage>

/** Tokens of a call to a language model. */
export type TokenCount = { prompt: number; completion: number }
