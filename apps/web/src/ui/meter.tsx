import type { ReactElement } from 'react'

import { cx } from './cx.ts'

const strokes = {
  neutral: 'stroke-ink-3',
  bad: 'stroke-bad',
  warn: 'stroke-warn',
  good: 'stroke-good',
}
export type MeterTone = keyof typeof strokes

type MeterProps = { value: number; max: number }
type RingProps = MeterProps & { tone: MeterTone; className: string }

/** A ratio as an arc. The number itself is beside it. */
export function Ring({ value, max, tone, className }: RingProps): ReactElement {
  const radius = 9
  const round = 2 * Math.PI * radius
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={cx('-rotate-90', className)} fill="none">
      <circle cx="12" cy="12" r={radius} strokeWidth="3" className="stroke-line" />
      {value > 0 && (
        <circle
          cx="12"
          cy="12"
          r={radius}
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray={`${(value / max) * round} ${round}`}
          className={strokes[tone]}
        />
      )}
    </svg>
  )
}

/** Forced colours, as of Windows' contrast themes, drop a background unless it is kept on purpose. */
export const keptInForcedColors = 'forced-color-adjust-none forced-colors:bg-[Highlight]'

/** The same as a bar. */
export function Meter({ value, max }: MeterProps): ReactElement {
  return (
    <span aria-hidden className="block h-1.5 overflow-hidden rounded-full bg-line">
      <span
        className={cx('block h-full rounded-full bg-accent', keptInForcedColors)}
        style={{ width: `${max > 0 ? (value / max) * 100 : 0}%` }}
      />
    </span>
  )
}

/** Progress of unknown length. What is under way is said beside it. */
export function IndeterminateBar({ className }: { className: string }): ReactElement {
  return (
    <span aria-hidden className={cx('block h-1 overflow-hidden rounded-full', className)}>
      <span
        className={cx(
          'block h-full w-2/5 animate-slide rounded-full bg-accent',
          keptInForcedColors,
        )}
      />
    </span>
  )
}
