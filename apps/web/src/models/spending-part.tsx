import { modelBudgetNames } from '@oka/contract/model-usage'
import type { ProviderState } from '@oka/contract/model-provider'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { budgetsHash } from '../settings/values.ts'
import { trpc } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { Meter } from '../ui/meter.tsx'

/** What was spent this month, by model, and how far the budgets are used. */
export function SpendingPart({ state }: { state: ProviderState }): ReactElement {
  const t = useTranslations('models')
  return (
    <Part title={t('spent')} text={t('spentText')}>
      <div className="grid gap-6">
        <Spent spent={state.spent} />
        <Budgets />
        <Link to="/settings" hash={budgetsHash} className={`${buttonClass()} w-fit`}>
          {t('changeBudgets')}
        </Link>
      </div>
    </Part>
  )
}

function Spent({ spent }: Pick<ProviderState, 'spent'>): ReactElement {
  const t = useTranslations('models')
  const format = useFormatter()
  if (spent.length === 0) return <p className="text-ink-2">{t('nothingSpent')}</p>
  return (
    <div className="overflow-x-auto scroll-thin">
      <table className="w-full text-sm">
        <caption className="sr-only">{t('spent')}</caption>
        <thead className="text-left text-xs text-ink-3">
          <tr className="border-b *:py-1.5 *:pr-4 *:font-medium">
            <th scope="col">{t('model')}</th>
            <th scope="col" className="text-right">
              {t('calls')}
            </th>
            <th scope="col" className="text-right">
              {t('tokens')}
            </th>
            <th scope="col" className="text-right">
              {t('cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {spent.map(({ model, calls, tokens, cost }) => (
            <tr key={model} className="border-b tabular-nums *:py-1.5 *:pr-4">
              <th scope="row" className="text-left font-normal wrap-anywhere">
                {model}
              </th>
              <td className="text-right">{format.number(calls)}</td>
              <td className="text-right">{format.number(tokens.prompt + tokens.completion)}</td>
              <td className="text-right whitespace-nowrap">
                {cost
                  ? format.number(cost.amount, {
                      style: 'currency',
                      currency: cost.currency,
                      maximumFractionDigits: 4,
                    })
                  : t('noPrice')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Budgets(): ReactElement {
  const t = useTranslations()
  const format = useFormatter()
  const usage = useQuery(trpc.settings.modelUsage.queryOptions())
  const settings = useQuery(trpc.settings.read.queryOptions())
  if (usage.isError) {
    return (
      <ErrorState
        message={t('settings.budgetsUnread')}
        retry={() => void usage.refetch()}
        busy={usage.isFetching}
      />
    )
  }
  const budgets = settings.data?.modelBudgets
  return (
    <dl className="grid gap-4">
      {modelBudgetNames.map((name) => {
        const used = usage.data?.[name].tokens ?? 0
        const most = budgets?.[name].tokens ?? null
        return (
          <div
            key={name}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1.5"
          >
            <dt className="text-ink-2">{t(`settings.budget.${name}`)}</dt>
            <dd className="tabular-nums">
              {most === null
                ? t('models.unlimited', { used: format.number(used) })
                : t('models.usedOf', { used: format.number(used), most: format.number(most) })}
            </dd>
            {most !== null && (
              <dd aria-hidden className="basis-full">
                <Meter value={Math.min(used, most)} max={most} />
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}
