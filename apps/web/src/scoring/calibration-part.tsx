import { type Calibration, outcomesMin, type SuggestedWeight } from '@oka/contract/calibration'
import { builtInCriteria } from '@oka/contract/score'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useFormContext } from 'react-hook-form'
import { useFormatter, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { notify } from '../ui/toaster.tsx'
import { useCriterionNames } from './use-rubric.ts'
import type { Values } from './values.ts'

/** How often leads of each score were won and lost, and the weights that would have told them apart. */
export function CalibrationPart(): ReactElement {
  const t = useTranslations('scoring')
  const explain = useExplain()
  const calibration = useQuery(trpc.rubric.calibration.queryOptions())
  return (
    <section aria-labelledby="calibration" className="grid gap-3">
      <header className="grid gap-1">
        <h2 id="calibration" className="text-base font-semibold">
          {t('calibration')}
        </h2>
        <p className="max-w-prose text-pretty text-ink-2">{t('calibrationText')}</p>
      </header>
      {calibration.isPending && <Skeleton className="h-40" />}
      {calibration.isError && !calibration.data && (
        <p role="alert" className="text-bad-ink">
          {explain(calibration.error)}
        </p>
      )}
      {calibration.data && <Outcomes calibration={calibration.data} />}
    </section>
  )
}

function Outcomes({ calibration }: { calibration: Calibration }): ReactElement {
  const t = useTranslations('scoring')
  const { outcomes, usable, deciles, suggestion } = calibration
  if (outcomes === 0) return <p className="text-ink-3">{t('noOutcomes')}</p>
  return (
    <>
      <Deciles deciles={deciles} />
      {suggestion ? (
        <Suggestion suggestion={suggestion} />
      ) : (
        <p className="text-ink-2">
          {outcomes < outcomesMin
            ? t('tooFewOutcomes', { outcomes, needed: outcomesMin })
            : t(usable < outcomesMin ? 'tooFewUsable' : 'noSuggestion')}
        </p>
      )}
    </>
  )
}

function Deciles({ deciles }: Pick<Calibration, 'deciles'>): ReactElement {
  const t = useTranslations('scoring')
  const format = useFormatter()
  return (
    <table className="w-full max-w-md text-right tabular-nums">
      <caption className="sr-only">{t('calibration')}</caption>
      <thead className="text-xs text-ink-3">
        <tr>
          {(['scores', 'wonLeads', 'lostLeads', 'wonShare'] as const).map((name) => (
            <th key={name} scope="col" className="pb-1 font-medium first:text-left">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deciles.toReversed().map(({ from, to, won, lost }) => (
          <tr key={from} className="border-t">
            <th scope="row" className="py-1 text-left font-normal">
              {t('scoreRange', { from, to })}
            </th>
            <td className="py-1">{format.number(won)}</td>
            <td className="py-1">{format.number(lost)}</td>
            <td className="py-1 font-medium">
              {won + lost === 0
                ? '–'
                : format.number(won / (won + lost), { style: 'percent', maximumFractionDigits: 0 })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The suggested weights; a button puts them into the form, where they can still be changed. */
function Suggestion({ suggestion }: { suggestion: readonly SuggestedWeight[] }): ReactElement {
  const t = useTranslations('scoring')
  const names = useCriterionNames()
  const { getValues, setValue } = useFormContext<Values>()
  const use = (): void => {
    const suggested = new Map<string, number>(
      suggestion.map((one) => [one.criterion, one.suggested]),
    )
    const set = { shouldDirty: true }
    for (const name of builtInCriteria) setValue(`weights.${name}`, suggested.get(name) ?? 0, set)
    for (const [index, { id }] of getValues('own').entries()) {
      setValue(`own.${index}.weight`, suggested.get(id) ?? 0, set)
    }
    notify(t('suggestionUsed'))
  }
  return (
    <div className="grid justify-items-start gap-3 rounded-lg border bg-raised px-4 py-3 shadow-card">
      <div className="grid gap-1">
        <h3 className="font-medium">{t('suggestion')}</h3>
        <p className="max-w-prose text-pretty text-ink-2">{t('suggestionText')}</p>
      </div>
      <ul aria-label={t('suggestion')} className="flex flex-wrap gap-x-5 gap-y-1 tabular-nums">
        {suggestion.map(({ criterion, now, suggested }) => (
          <li key={criterion}>
            {t('suggestedWeight', {
              criterion: names.criterion(criterion),
              now: String(now),
              suggested: String(suggested),
            })}
          </li>
        ))}
      </ul>
      <Button onClick={use}>{t('useSuggestion')}</Button>
    </div>
  )
}
