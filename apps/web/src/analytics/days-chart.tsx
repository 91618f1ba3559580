import type { Stats } from '@oka/contract/analytics'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { cx } from '../ui/cx.ts'

type Day = Stats['days'][number]

/** In forced colours, as of Windows' contrast themes, a background is dropped unless it is kept on purpose. */
const series = [
  { name: 'conversations', fill: 'bg-accent forced-colors:bg-[Highlight]' },
  { name: 'leads', fill: 'bg-violet forced-colors:bg-[CanvasText]' },
] as const

/** Lines of the scale above the lowest, and dates below the days, at most. */
const lines = 4
const mostDates = 6

/** Conversations and leads of each day, side by side. */
export function DaysChart({ days }: { days: readonly Day[] }): ReactElement {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const step = stepOf(
    Math.max(...days.flatMap(({ conversations, leads }) => [conversations, leads])),
  )
  const datesEvery = Math.ceil(days.length / mostDates)
  return (
    <figure className="grid gap-3">
      <figcaption className="flex gap-4 text-xs text-ink-2">
        {series.map(({ name, fill }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span className={cx('size-2.5 rounded-xs forced-color-adjust-none', fill)} />
            {t(name)}
          </span>
        ))}
      </figcaption>
      {/* The same figures are in the table. */}
      <div aria-hidden className="flex h-64 gap-2 pt-2 text-xs text-ink-3">
        <div className="flex flex-col-reverse justify-between pb-6 text-right tabular-nums">
          {Array.from({ length: lines + 1 }, (_, line) => (
            <span key={line} className="-my-2 leading-4">
              {format.number(line * step)}
            </span>
          ))}
        </div>
        <div className="relative min-w-0 flex-1">
          <div className="absolute inset-x-0 top-0 bottom-6 flex flex-col justify-between">
            {Array.from({ length: lines + 1 }, (_, line) => (
              <span key={line} className="-mt-px border-t" />
            ))}
          </div>
          <div className="relative flex h-full">
            {days.map((day, index) => (
              <DayColumn
                key={day.date}
                day={day}
                top={lines * step}
                isLate={index >= days.length / 2}
                hasDate={index % datesEvery === 0}
              />
            ))}
          </div>
        </div>
      </div>
    </figure>
  )
}

/** A step of 1, 2 or 5 times a power of ten, so that the lines reach the highest value. */
function stepOf(highest: number): number {
  const least = Math.max(1, highest / lines)
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least)!
}

type DayColumnProps = {
  day: Day
  /** The value of the highest line. */
  top: number
  /** Whether what is shown on hovering belongs to the left, where there is room. */
  isLate: boolean
  hasDate: boolean
}

function DayColumn({ day, top, isLate, hasDate }: DayColumnProps): ReactElement {
  const format = useFormatter()
  const date = new Date(day.date)
  return (
    <div className="group relative flex min-w-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 items-end justify-center gap-px px-[11%] group-hover:bg-hover">
        {series.map(({ name, fill }) => (
          <span
            key={name}
            className={cx('max-w-3 flex-1 rounded-t-xs forced-color-adjust-none', fill)}
            style={{ height: `${(day[name] / top) * 100}%` }}
          />
        ))}
      </div>
      <div className="flex h-6 justify-center overflow-visible pt-1.5 whitespace-nowrap">
        {hasDate && format.dateTime(date, { day: 'numeric', month: 'short', timeZone: 'UTC' })}
      </div>
      <DayTip day={day} className={isLate ? 'right-full mr-1' : 'left-full ml-1'} />
    </div>
  )
}

function DayTip({ day, className }: { day: Day; className: string }): ReactElement {
  const t = useTranslations('analytics')
  const format = useFormatter()
  return (
    <div
      className={cx(
        'pointer-events-none absolute top-2 z-10 hidden w-max gap-0.5 rounded-md bg-raised px-2.5 py-2 text-xs text-ink shadow-raised group-hover:grid',
        className,
      )}
    >
      <p className="font-semibold">
        {format.dateTime(new Date(day.date), { dateStyle: 'medium', timeZone: 'UTC' })}
      </p>
      {series.map(({ name }) => (
        <p key={name} className="flex justify-between gap-4 text-ink-2">
          {t(name)}
          <span className="font-semibold text-ink tabular-nums">{format.number(day[name])}</span>
        </p>
      ))}
    </div>
  )
}
