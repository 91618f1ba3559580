import type { Stats } from '@oka/contract/analytics'
import { useQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { DemoLink } from '../shell/demo-link.tsx'
import { useMay } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { DaysChart } from './days-chart.tsx'
import { DaysTable } from './days-table.tsx'
import { RefusedFacts } from './refused-facts.tsx'
import { StatusBars } from './status-bars.tsx'

export function AnalyticsPage(): ReactElement {
  const t = useTranslations('analytics')
  const explain = useExplain()
  const stats = useQuery(trpc.analytics.stats.queryOptions())
  useTitle(t('title'))
  return (
    <Page title={t('title')}>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        {stats.isPending && <SkeletonRows rows={4} className="h-24" />}
        {stats.isError && !stats.data && (
          <ErrorState
            message={explain(stats.error)}
            retry={() => void stats.refetch()}
            busy={stats.isFetching}
          />
        )}
        {stats.data && (isEmpty(stats.data) ? <NoAnalytics /> : <Dashboard stats={stats.data} />)}
      </div>
    </Page>
  )
}

function Dashboard({ stats }: { stats: Stats }): ReactElement {
  const t = useTranslations('analytics')
  const isAdmin = useMay('admin')
  return (
    <div className="mx-auto grid max-w-5xl gap-6 px-4 py-6 sm:px-6">
      <Totals stats={stats} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <Days days={stats.days} />
        <ByStatus />
      </div>
      {isAdmin && (
        <Card title={t('refused')}>
          <RefusedFacts />
        </Card>
      )}
    </div>
  )
}

function Totals({ stats }: { stats: Stats }): ReactElement {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const score = (value: number | null): string =>
    value === null ? '–' : format.number(value, { maximumFractionDigits: 1 })
  const totals = [
    ['conversations', format.number(stats.conversations)],
    ['leads', format.number(stats.leads)],
    ['averageScore', score(stats.averageScore)],
    ['medianScore', score(stats.medianScore)],
    ['messages', format.number(stats.messages)],
    ['reports', format.number(stats.reports)],
    ['mails', format.number(stats.mails)],
  ] as const
  return (
    <section aria-label={t('totals')}>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border bg-line sm:grid-cols-4 lg:grid-cols-7">
        {totals.map(([name, value]) => (
          <div
            key={name}
            className="flex flex-col-reverse gap-0.5 bg-surface px-4 py-3.5 last:max-sm:col-span-2 last:sm:max-lg:col-span-2"
          >
            <dt className="text-xs text-ink-3">{t(name)}</dt>
            <dd className="text-2xl font-semibold tracking-tight tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Days({ days }: { days: Stats['days'] }): ReactElement {
  const t = useTranslations('analytics')
  const [asTable, setAsTable] = useState(false)
  const isQuiet = days.every(({ conversations, leads }) => conversations + leads === 0)
  return (
    <Card
      title={t('lastDays')}
      action={
        !isQuiet && (
          <Button
            size="sm"
            variant="ghost"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('asChart') : t('asTable')}
          </Button>
        )
      }
    >
      {isQuiet && <p className="py-10 text-center text-ink-3">{t('quiet')}</p>}
      {!isQuiet && asTable && <DaysTable days={days} />}
      {!isQuiet && !asTable && <DaysChart days={days} />}
    </Card>
  )
}

function ByStatus(): ReactElement {
  const t = useTranslations('analytics')
  const { data } = useQuery(trpc.analytics.leadsByStatus.queryOptions())
  return (
    <Card title={t('byStatus')}>
      {data ? <StatusBars counts={data} /> : <Skeleton className="h-48" />}
    </Card>
  )
}

type CardProps = { title: string; action?: ReactNode; children: ReactNode }

function Card({ title, action, children }: CardProps): ReactElement {
  return (
    <section className="grid gap-4 rounded-xl border p-4 sm:p-5">
      <header className="flex min-h-7 items-center gap-2">
        <h2 className="flex-1 text-base font-semibold">{title}</h2>
        {action}
      </header>
      {children}
    </section>
  )
}

function isEmpty({ conversations, leads }: Stats): boolean {
  return conversations + leads === 0
}

function NoAnalytics(): ReactElement {
  const t = useTranslations('analytics')
  return (
    <EmptyState icon={ChartNoAxesColumn} title={t('empty')} text={t('emptyText')}>
      <DemoLink />
    </EmptyState>
  )
}
