/** The bands of a score. No zod here: the first load of the admin app imports this file. */

export const bands = ['hot', 'warm', 'cold', 'none'] as const
export type Band = (typeof bands)[number]

/** The points from which a lead is warm or hot. */
type Thresholds = { warm: number; hot: number }

/** Those of the product's own rubric. */
export const defaultThresholds = { warm: 40, hot: 70 } as const satisfies Thresholds

/** The band of a score; `none` where there is no score. */
export function bandOf(total: number | null, { warm, hot }: Thresholds): Band {
  if (total === null) return 'none'
  if (total >= hot) return 'hot'
  return total >= warm ? 'warm' : 'cold'
}
