import type { Stats } from '@oka/contract/analytics'
import type { ReactElement } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'

const series = { conversations: 'var(--color-accent)', leads: 'var(--color-violet)' } as const

/** Conversations and leads of each day, side by side. */
export function DaysChart({ days }: { days: Stats['days'] }): ReactElement {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const day = (date: string): string =>
    format.dateTime(new Date(date), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (
    <figure className="grid gap-3">
      <figcaption className="flex gap-4 text-xs text-ink-2">
        {(['conversations', 'leads'] as const).map((name) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs" style={{ background: series[name] }} />
            {t(name)}
          </span>
        ))}
      </figcaption>
      <div aria-hidden className="h-64 text-xs">
        <ResponsiveContainer>
          <BarChart
            data={days}
            margin={{ top: 4, right: 0, bottom: 0, left: -24 }}
            barGap={1}
            barCategoryGap="22%"
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="date"
              tickFormatter={day}
              tickLine={false}
              axisLine={false}
              minTickGap={28}
              tick={{ fill: 'var(--color-ink-3)' }}
            />
            <YAxis
              allowDecimals={false}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--color-ink-3)' }}
            />
            <Tooltip
              cursor={{ fill: 'var(--color-hover)' }}
              isAnimationActive={false}
              content={DayTip}
            />
            {(['conversations', 'leads'] as const).map((name) => (
              <Bar
                key={name}
                dataKey={name}
                name={t(name)}
                fill={series[name]}
                radius={[2, 2, 0, 0]}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}

/** The chart's data of the hovered day. */
type DayTipProps = {
  active?: boolean
  label?: string | number | undefined
  payload?: readonly { name?: unknown; value?: unknown }[]
}

function DayTip({ active = false, label = '', payload }: DayTipProps): ReactElement | null {
  const format = useFormatter()
  if (!active) return null
  return (
    <div className="grid gap-0.5 rounded-md bg-raised px-2.5 py-2 text-xs text-ink shadow-raised">
      <p className="font-semibold">
        {format.dateTime(new Date(label), { dateStyle: 'medium', timeZone: 'UTC' })}
      </p>
      {payload?.map(({ name, value }) => (
        <p key={String(name)} className="flex justify-between gap-4 text-ink-2">
          {String(name)}
          <span className="font-semibold text-ink tabular-nums">
            {format.number(Number(value))}
          </span>
        </p>
      ))}
    </div>
  )
}
