import { z } from 'zod'

import { type Intent, intents } from './fact-value.ts'
import { ownField } from './fact.ts'
import type { Locale } from './locale.ts'
import { integer } from './page.ts'
import { builtInCriteria, movedCriterion } from './score.ts'
import { text } from './text.ts'
import { bands, defaultThresholds } from './band.ts'

/** The most own criteria of a company, options of a choice, and steps of a criterion. */
export const ownCriteriaMax = 10
export const optionsMax = 12
export const stepsMax = 10

const wholePercent = 'must be a whole number from 0 to 100'
const share = z.int(wholePercent).min(0, wholePercent).max(100, wholePercent)
const weight = share
const wholeAmount = 'must be a whole amount from 0 to 1,000,000,000'
const amount = z.int(wholeAmount).min(0, wholeAmount).max(1_000_000_000, wholeAmount)
const score = z
  .int('must be a whole number from 1 to 100')
  .min(1, 'must be at least 1')
  .max(100, 'must be at most 100')

/** Of the weight, in percent, from the number on; the first step that is reached counts. */
const numberStep = z.object({ from: amount, share })
export type NumberStep = z.infer<typeof numberStep>
const wholeMonths = 'must be a whole number of months from 0 to 120'
/** Of the weight, in percent, for a day at most so many months away; the first step that holds counts. */
const monthStep = z.object({
  upTo: z.int(wholeMonths).min(0, wholeMonths).max(120, wholeMonths),
  share,
})
export type MonthStep = z.infer<typeof monthStep>

const tooMany = (max: number) => `must be at most ${max}`
const numberSteps = z.array(numberStep).max(stepsMax, tooMany(stepsMax))
const monthSteps = z.array(monthStep).max(stepsMax, tooMany(stepsMax))

const inBoth = (max: number) => z.object({ en: text(max), fr: text(max) })
const named = (max: number) =>
  inBoth(max).refine(({ en, fr }) => en !== '' || fr !== '', 'must not be empty')
export type InBoth = z.infer<ReturnType<typeof inBoth>>

/** The text in that language; where it is empty, the other one. */
export const inLocale = (words: InBoth, locale: Locale): string =>
  words[locale] || (locale === 'en' ? words.fr : words.en)

export const choiceOption = z.object({
  /** The value of the fact; stays when its words change. */
  key: z.string().regex(/^[a-z0-9]{1,20}$/, 'must be 1 to 20 small letters and digits'),
  words: named(80),
  share,
})
export type ChoiceOption = z.infer<typeof choiceOption>

export const ownKinds = ['choice', 'number', 'date', 'text'] as const
export type OwnKind = (typeof ownKinds)[number]

const own = {
  id: ownField,
  weight,
  label: named(60),
  /** What the assistant asks a visitor to learn it; never asked where it is empty. */
  question: inBoth(200),
}

/** A criterion of the company's own: a fact of a type, and what its values earn. */
export const ownCriterion = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choice'),
    ...own,
    options: z.array(choiceOption).max(optionsMax, tooMany(optionsMax)),
  }),
  z.object({ kind: z.literal('number'), ...own, steps: numberSteps }),
  z.object({ kind: z.literal('date'), ...own, steps: monthSteps }),
  /** Earns its weight when it is known. */
  z.object({ kind: z.literal('text'), ...own }),
])
export type OwnCriterion = z.infer<typeof ownCriterion>

const otherIntents = intents.filter(
  (intent): intent is Exclude<Intent, 'buyer'> => intent !== 'buyer',
)

/** The shape of a rubric. What is published must be a `rubric`; a draft may still be unfinished. */
export const rubricDraft = z.object({
  /** Points of each criterion at most; with those of `own` they make 100. */
  weights: z.strictObject(
    Object.fromEntries(builtInCriteria.map((name) => [name, weight])) as Record<
      (typeof builtInCriteria)[number],
      typeof weight
    >,
  ),
  /** Under this amount a year, in the currency of the score, a need earns nothing. */
  needLeast: amount,
  budget: z.object({
    /** From the amount a year in the currency of the score; the upper end of a range counts. */
    steps: numberSteps,
    /** For a budget in a currency without a rate: stated, but not comparable. */
    unrated: share,
  }),
  horizon: z.object({ steps: monthSteps }),
  authority: z.object({ decides: share, shares: share, other: share }),
  size: z.object({ steps: numberSteps }),
  /** They make 100 together. */
  contact: z.object({ email: share, phone: share, name: share }),
  own: z.array(ownCriterion).max(ownCriteriaMax, tooMany(ownCriteriaMax)),
  /** Visitors of these intents have no score. */
  excludes: z.array(z.enum(otherIntents)).max(otherIntents.length),
  /** The bands in which scores are shown: from `warm` and from `hot`. */
  thresholds: z.object({ warm: score, hot: score }),
  /** The score from which a lead calls on all; null: none does. */
  hotMark: score.nullable(),
})
export type Rubric = z.infer<typeof rubricDraft>

/** The sum of all weights, which must be 100. */
export const sumOfWeights = ({ weights, own: others }: Pick<Rubric, 'weights' | 'own'>): number =>
  [...Object.values(weights), ...others.map((one) => one.weight)].reduce((sum, one) => sum + one, 0)

type Fault = { path: (string | number)[]; message: string }

/** A rubric that can be published: complete, its weights make 100, and its steps are in order. */
export const rubric = rubricDraft.superRefine((given, context) => {
  for (const fault of findFaults(given)) context.addIssue({ code: 'custom', ...fault })
})

function findFaults(given: Rubric): Fault[] {
  const { contact, thresholds } = given
  const total = sumOfWeights(given)
  const shares = contact.email + contact.phone + contact.name
  return [
    ...faultIf(total !== 100, ['weights'], `must make 100 together, not ${total}`),
    ...faultIf(shares !== 100, ['contact'], `must make 100 together, not ${shares}`),
    ...faultIf(
      thresholds.hot <= thresholds.warm,
      ['thresholds', 'hot'],
      `must be more than thresholds.warm, which is ${thresholds.warm}`,
    ),
    ...findDisorder(given.budget.steps, ['budget', 'steps']),
    ...findDisorder(given.horizon.steps, ['horizon', 'steps']),
    ...findDisorder(given.size.steps, ['size', 'steps']),
    ...given.own.flatMap((one, index) => findOwnFaults(given.own, one, index)),
  ]
}

const faultIf = (isWrong: boolean, path: Fault['path'], message: string): Fault[] =>
  isWrong ? [{ path, message }] : []

/** Steps are tried in their order: amounts must fall from one to the next, months must rise. */
function findDisorder(steps: readonly (NumberStep | MonthStep)[], path: Fault['path']): Fault[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1]
    if (before === undefined) return []
    if ('from' in step && 'from' in before) {
      const message = `must be less than ${before.from}, the step before`
      return faultIf(step.from >= before.from, [...path, index, 'from'], message)
    }
    if ('upTo' in step && 'upTo' in before) {
      const message = `must be more than ${before.upTo}, the step before`
      return faultIf(step.upTo <= before.upTo, [...path, index, 'upTo'], message)
    }
    return []
  })
}

function findOwnFaults(all: readonly OwnCriterion[], one: OwnCriterion, index: number): Fault[] {
  const path = ['own', index]
  const twice = faultIf(
    all.findIndex(({ id }) => id === one.id) !== index,
    [...path, 'id'],
    'must not be there twice',
  )
  switch (one.kind) {
    case 'choice': {
      const keys = one.options.map(({ key }) => key)
      return [
        ...twice,
        ...faultIf(keys.length < 2, [...path, 'options'], 'must be at least two'),
        ...faultIf(
          new Set(keys).size < keys.length,
          [...path, 'options'],
          'must not have the same key twice',
        ),
      ]
    }
    case 'number':
    case 'date':
      return [...twice, ...findDisorder(one.steps, [...path, 'steps'])]
    case 'text':
      return twice
  }
}

/**
 * Our own weights, after BANT, fitted to the bands that the conversations of the corpus are in
 * (docs/decisions/043): 70 is a lead to call today, 40 one to follow up. A need and a sufficient
 * budget make most of it; contact details say little about whether a lead buys. Version 1 of every
 * company's rubric.
 */
export const defaultRubric: Rubric = {
  weights: { need: 21, budget: 34, horizon: 13, authority: 13, company: 11, size: 0, contact: 8 },
  needLeast: 750,
  budget: {
    steps: [
      { from: 50_000, share: 100 },
      { from: 20_000, share: 53 },
      { from: 10_000, share: 41 },
      { from: 5_000, share: 9 },
      { from: 3_000, share: 6 },
      { from: 1_000, share: 3 },
    ],
    unrated: 38,
  },
  horizon: {
    steps: [
      { upTo: 3, share: 100 },
      { upTo: 6, share: 85 },
      { upTo: 9, share: 69 },
      { upTo: 12, share: 46 },
    ],
  },
  authority: { decides: 100, shares: 69, other: 8 },
  size: {
    steps: [
      { from: 250, share: 100 },
      { from: 50, share: 70 },
      { from: 10, share: 40 },
      { from: 1, share: 20 },
    ],
  },
  contact: { email: 50, phone: 37, name: 13 },
  own: [],
  excludes: otherIntents,
  thresholds: defaultThresholds,
  hotMark: 70,
}

const author = z.object({ id: z.int(), name: z.string() }).nullable()

/** The scoring of all leads by a rubric that was published. */
export const rescoring = z.object({
  version: z.int(),
  /** Leads there were when it began, and those that are done. */
  total: z.int(),
  done: z.int(),
  /** Of those, how many changed their score. */
  changed: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type Rescoring = z.infer<typeof rescoring>

export const savedDraft = z.object({
  rubric: rubricDraft,
  updatedBy: author,
  updatedAt: z.iso.datetime(),
})
export type SavedDraft = z.infer<typeof savedDraft>

export const rubricState = z.object({
  /** The version that scores by now; 1 is what every company begins with. */
  version: z.int(),
  rubric: rubricDraft,
  draft: savedDraft.nullable(),
  /**
   * The optimistic lock of the draft: differs after each save, restoration, discarding and
   * publication, also where there is no draft before and after, and with another hot mark in the
   * settings. What changes the draft names the one that was read.
   */
  lock: z.string(),
  /** The last one; null where version 1 was never replaced. */
  rescoring: rescoring.nullable(),
})
export type RubricState = z.infer<typeof rubricState>

export const rubricVersion = z.object({
  version: z.int(),
  rubric: rubricDraft,
  publishedBy: author,
  /** Null for version 1, which came with the product. */
  publishedAt: z.iso.datetime().nullable(),
})
export type RubricVersion = z.infer<typeof rubricVersion>
/** The newest first, at most a hundred. */
export const rubricVersions = z.array(rubricVersion)

/** `lock` is that of the state as it was read. */
const draftLock = z.object({ lock: text(40, 1) })
export const saveDraft = draftLock.extend({ rubric: rubricDraft })
export type SaveDraft = z.infer<typeof saveDraft>
export const discardDraft = draftLock
export const restoreVersion = draftLock.extend({ restores: integer(1) })

export const publishRubric = draftLock.extend({
  /** Own criteria that the draft leaves out although leads have a value for them. */
  removes: z.array(ownField).max(ownCriteriaMax).default([]),
})
export type PublishRubric = z.infer<typeof publishRubric>

export const previewRubric = z.object({ rubric })
export type PreviewRubric = z.infer<typeof previewRubric>

/** Leads that a preview looks at, the latest ones, and movers that it names. */
export const previewSize = 5000
export const moversMax = 20

const bandCounts = z.record(z.enum(bands), z.int())
export const rubricMover = z.object({
  leadId: z.int(),
  name: z.string(),
  company: z.string(),
  before: z.int().nullable(),
  after: z.int().nullable(),
  criteria: z.array(movedCriterion),
})
export type RubricMover = z.infer<typeof rubricMover>

export const rubricPreview = z.object({
  /** Leads there are, and how many of them were looked at: the latest. */
  total: z.int(),
  lookedAt: z.int(),
  up: z.int(),
  down: z.int(),
  same: z.int(),
  before: bandCounts,
  after: bandCounts,
  /** Those that move most. */
  movers: z.array(rubricMover),
})
export type RubricPreview = z.infer<typeof rubricPreview>
