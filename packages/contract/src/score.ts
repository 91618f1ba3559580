import { z } from 'zod'

import { fact, ownField } from './fact.ts'

/** Criteria that every company has; what it weighs none for is not scored. */
export const builtInCriteria = [
  'need',
  'budget',
  'horizon',
  'authority',
  'company',
  'size',
  'contact',
] as const
/** Criteria of the score; `staff` stands alone, for a score entered by hand. */
export const namedCriteria = [...builtInCriteria, 'staff'] as const
export type NamedCriterion = (typeof namedCriteria)[number]

export const criterion = z.union([z.enum(namedCriteria), ownField])
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

/** What changed a score. */
export const scoreCauses = ['facts', 'staff', 'rubric', 'day', 'rates'] as const
export type ScoreCause = (typeof scoreCauses)[number]

/** Points of a criterion before and after; null where it was not scored. */
export const movedCriterion = z.object({
  criterion,
  before: z.int().nullable(),
  after: z.int().nullable(),
})
export type MovedCriterion = z.infer<typeof movedCriterion>

/** A change of a lead's score. */
export const scoreChange = z.object({
  id: z.uuid(),
  cause: z.enum(scoreCauses),
  before: z.int().nullable(),
  after: z.int().nullable(),
  criteria: z.array(movedCriterion),
  /** The fields of the facts that changed it. */
  fields: z.array(z.string()),
  /** The version of the rubric it was scored by. */
  rubricVersion: z.int(),
  /** The member of staff who did it; null where none did. */
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type ScoreChange = z.infer<typeof scoreChange>

/** The newest first, at most so many. */
export const scoreChangesMax = 20
export const scoreHistory = z.array(scoreChange)
