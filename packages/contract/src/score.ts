import { z } from 'zod'

import { fact } from './fact.ts'

/** Criteria of the score; `staff` stands alone, for a score entered by hand. */
export const criteria = ['need', 'budget', 'horizon', 'authority', 'company', 'contact'] as const
export const criterion = z.enum([...criteria, 'staff'])
export type Criterion = z.infer<typeof criterion>

/** How a budget in another currency was converted; `rate` is null where none is set, and it was not. */
export const conversion = z.object({
  currency: z.string(),
  /** Value of one unit in `scoreCurrency`, as of `day`. */
  rate: z.number().nullable(),
  day: z.iso.date().nullable(),
})
export type Conversion = z.infer<typeof conversion>

export const scoredCriterion = z.object({
  criterion,
  points: z.int().min(0).max(100),
  max: z.int().min(0).max(100),
  /** What supports the points: each a quotation of the visitor, or an entry by a named member of staff. */
  facts: z.array(fact),
  /** Only for a budget that is not in `scoreCurrency`. */
  conversion: conversion.exactOptional(),
})
export type ScoredCriterion = z.infer<typeof scoredCriterion>

/** The sum of the points is the total, always. The total is null while nothing is known. */
export const score = z.object({
  total: z.int().min(0).max(100).nullable(),
  criteria: z.array(scoredCriterion),
})
export type Score = z.infer<typeof score>
