import type { Rubric, RubricMover, RubricPreview } from '@oka/contract/rubric'
import { bands } from '@oka/contract/band'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Equal, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { MovedCriteria, totalOf } from '../leads/score-history.tsx'
import { useExplain } from '../problems.ts'
import { client } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useDebounced } from '../ui/use-debounced.ts'

/** Milliseconds that changes pause before leads are scored for the preview again. */
const pauseMs = 600

type PreviewPanelProps = {
  /** Null while it cannot be scored by. */
  rubric: Rubric | null
  isPublished: boolean
}

/** Which leads would move, and by what. */
export function PreviewPanel({ rubric, isPublished }: PreviewPanelProps): ReactElement {
  const t = useTranslations('scoring')
  return (
    <section aria-labelledby="preview" className="grid content-start gap-3">
      <h2 id="preview" className="text-base font-semibold">
        {t('preview')}
      </h2>
      {rubric === null && <p className="text-ink-2">{t('previewWrong')}</p>}
      {rubric !== null && isPublished && <p className="text-ink-2">{t('previewSame')}</p>}
      {rubric !== null && !isPublished && <Preview rubric={rubric} />}
    </section>
  )
}

function Preview({ rubric }: { rubric: Rubric }): ReactElement {
  const explain = useExplain()
  const t = useTranslations()
  const settled = useDebounced(JSON.stringify(rubric), pauseMs)
  const preview = useQuery({
    queryKey: ['rubric-preview', settled],
    queryFn: ({ signal }) =>
      client.rubric.preview.mutate({ rubric: JSON.parse(settled) as Rubric }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 0,
  })
  if (preview.isError) {
    return (
      <div role="alert" className="grid justify-items-start gap-2 text-bad-ink">
        <p>{explain(preview.error)}</p>
        <Button size="sm" busy={preview.isFetching} onClick={() => void preview.refetch()}>
          {t('ui.retry')}
        </Button>
      </div>
    )
  }
  if (!preview.data) {
    return (
      <output aria-label={t('ui.loading')} className="grid gap-2">
        <Skeleton className="h-16" />
        <Skeleton className="h-24" />
        <Skeleton className="h-40" />
      </output>
    )
  }
  const isStale = preview.isPlaceholderData || settled !== JSON.stringify(rubric)
  return (
    <div
      className={cx('grid gap-4 transition-opacity', isStale && 'opacity-60')}
      aria-busy={isStale}
    >
      <Directions preview={preview.data} />
      <Bands preview={preview.data} />
      <Movers movers={preview.data.movers} />
    </div>
  )
}

const directions = [
  ['up', ArrowUp, 'text-good-ink'],
  ['down', ArrowDown, 'text-bad-ink'],
  ['same', Equal, 'text-ink-3'],
] as const satisfies readonly (readonly [string, LucideIcon, string])[]

function Directions({ preview }: { preview: RubricPreview }): ReactElement {
  const t = useTranslations('scoring')
  const { lookedAt, total } = preview
  return (
    <div className="grid gap-2">
      <p className="text-ink-2">
        {t(lookedAt === total ? 'lookedAtAll' : 'lookedAtSome', { lookedAt, total })}
      </p>
      <dl className="grid grid-cols-3 gap-2">
        {directions.map(([name, Icon, look]) => (
          <div key={name} className="rounded-lg border bg-raised px-3 py-2 shadow-card">
            <dt className="flex items-center gap-1 text-xs text-ink-3">
              <Icon aria-hidden className={cx('size-3.5', look)} />
              {t(name)}
            </dt>
            <dd className="text-lg font-semibold tabular-nums">
              {t('count', { count: preview[name] })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Bands({ preview }: { preview: RubricPreview }): ReactElement {
  const t = useTranslations('scoring')
  const format = useFormatter()
  return (
    <table className="w-full text-left tabular-nums">
      <caption className="sr-only">{t('bandTable')}</caption>
      <thead className="text-xs text-ink-3">
        <tr>
          <th scope="col" className="pb-1 font-medium">
            {t('band')}
          </th>
          <th scope="col" className="pb-1 text-right font-medium">
            {t('now')}
          </th>
          <th scope="col" className="pb-1 text-right font-medium">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band} className="border-t">
            <th scope="row" className="py-1 font-normal">
              {t(`bandName.${band}`)}
            </th>
            <td className="py-1 text-right">{format.number(preview.before[band])}</td>
            <td className="py-1 text-right font-medium">{format.number(preview.after[band])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Movers({ movers }: { movers: readonly RubricMover[] }): ReactElement {
  const t = useTranslations()
  if (movers.length === 0) return <p className="text-ink-2">{t('scoring.noMovers')}</p>
  return (
    <div className="grid gap-2">
      <h3 className="text-xs font-semibold text-ink-3">{t('scoring.movers')}</h3>
      <ol aria-label={t('scoring.movers')} className="grid gap-2.5">
        {movers.map((mover) => (
          <li key={mover.leadId} className="grid gap-0.5 border-l-2 border-line-strong pl-2.5">
            <p className="flex items-baseline justify-between gap-2">
              <Link
                to="/leads/$leadId"
                params={{ leadId: mover.leadId }}
                className="min-w-0 truncate font-medium hover:underline"
              >
                {mover.name || mover.company || t('leads.nameless')}
              </Link>
              <span className="shrink-0 font-semibold tabular-nums">
                {t('scoreHistory.moved', {
                  before: totalOf(mover.before),
                  after: totalOf(mover.after),
                })}
              </span>
            </p>
            <div className="text-xs">
              <MovedCriteria criteria={mover.criteria} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
