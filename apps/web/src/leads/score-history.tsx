import type { MovedCriterion, ScoreChange } from '@oka/contract/score'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useExplain } from '../problems.ts'
import { useCriterionNames } from '../scoring/use-rubric.ts'
import { trpc } from '../trpc.ts'
import { Fold } from '../ui/fold.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

/** Changes that are listed before one asks for more. */
const shownAtFirst = 5

/** What changed the score of a lead, the newest first; opened by a click. */
export function ScoreHistory({ leadId }: { leadId: number }): ReactElement {
  const t = useTranslations('scoreHistory')
  const [isOpen, setOpen] = useState(false)
  return (
    <Fold label={t('title')} labelClassName="-ml-1 font-medium text-ink-2" onToggle={setOpen}>
      {isOpen && <Changes leadId={leadId} />}
    </Fold>
  )
}

function Changes({ leadId }: { leadId: number }): ReactElement {
  const t = useTranslations('scoreHistory')
  const explain = useExplain()
  const history = useQuery(trpc.leads.scoreHistory.queryOptions({ id: leadId }))
  const [isWhole, setWhole] = useState(false)
  if (history.isPending) return <Skeleton className="mt-2 h-16" />
  if (!history.data) {
    return (
      <p role="alert" className="mt-2 text-xs text-bad-ink">
        {explain(history.error)}
      </p>
    )
  }
  if (history.data.length === 0) return <p className="mt-2 text-xs text-ink-3">{t('empty')}</p>
  const shown = isWhole ? history.data : history.data.slice(0, shownAtFirst)
  return (
    <>
      <ol aria-label={t('title')} className="mt-2 grid gap-3">
        {shown.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ol>
      {shown.length < history.data.length && (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setWhole(true)}>
          {t('more', { count: history.data.length - shown.length })}
        </Button>
      )}
    </>
  )
}

function Change({ change }: { change: ScoreChange }): ReactElement {
  const t = useTranslations('scoreHistory')
  return (
    <li className="grid gap-0.5 border-l-2 border-line-strong pl-2.5 text-xs">
      <p className="flex items-baseline justify-between gap-2">
        <span className="font-semibold tabular-nums">
          {t('moved', { before: totalOf(change.before), after: totalOf(change.after) })}
        </span>
        <Age at={change.createdAt} className="shrink-0 text-ink-3" />
      </p>
      <p className="text-ink-2">
        <Cause change={change} />
      </p>
      <MovedCriteria criteria={change.criteria} />
    </li>
  )
}

/** A score or points, or a dash. */
export const totalOf = (total: number | null): string => String(total ?? '–')

function Cause({ change }: { change: ScoreChange }): string {
  const t = useTranslations()
  const locale = useLocale()
  const names = useCriterionNames()
  const { cause, fields, rubricVersion, author } = change
  const known = fields.map((field) => names.field(field as Parameters<typeof names.field>[0]))
  return t(`scoreHistory.cause.${cause}`, {
    fields: new Intl.ListFormat(locale).format(known),
    version: String(rubricVersion),
    name: author ?? t('words.someone'),
  })
}

/** The points of each criterion before and after. */
export function MovedCriteria({ criteria }: { criteria: readonly MovedCriterion[] }): ReactElement {
  const t = useTranslations('scoreHistory')
  const names = useCriterionNames()
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-ink-3 tabular-nums empty:hidden">
      {criteria.map(({ criterion, before, after }) => (
        <li key={criterion}>
          {t('criterion', {
            criterion: names.criterion(criterion),
            before: totalOf(before),
            after: totalOf(after),
          })}
        </li>
      ))}
    </ul>
  )
}
