import { z } from 'zod'

import { fact } from './fact.ts'

/** What a lead earns points for; `staff` stands alone, for a score given by hand. */
export const criteria = ['need', 'budget', 'horizon', 'authority', 'company', 'contact'] as const
export const criterion = z.enum([...criteria, 'staff'])
export type Criterion = z.infer<typeof criterion>

/** How a budget in another currency was compared; `rate` is null where none is set, and then it was not. */
export const conversion = z.object({
  currency: z.string(),
  /** What one of it is worth in `scoreCurrency`, as of `day`. */
  rate: z.number().nullable(),
  day: z.iso.date().nullable(),
})
export type Conversion = z.infer<typeof conversion>

export const scoredCriterion = z.object({
  criterion,
  points: z.int().min(0).max(100),
  max: z.int().min(0).max(100),
  /** What the points stand on: each a quotation of the visitor, or an entry by a named member of staff. */
  facts: z.array(fact),
  /** Only of a budget that is not in `scoreCurrency`. */
  conversion: conversion.exactOptional(),
})
export type ScoredCriterion = z.infer<typeof scoredCriterion>

/** The sum of the points is the total, always. The total is null while nothing is known. */
export const score = z.object({
  total: z.int().min(0).max(100).nullable(),
  criteria: z.array(scoredCriterion),
})
export type Score = z.infer<typeof score>
