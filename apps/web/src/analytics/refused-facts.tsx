import type { Refusal } from '@oka/contract/fact'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

/** How many facts proposed by the assistant were refused, and why. */
export function RefusedFacts(): ReactElement {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const explain = useExplain()
  const refused = useQuery(trpc.analytics.refusedFacts.queryOptions())
  if (refused.isPending) return <Skeleton className="h-32" />
  if (!refused.data) {
    return (
      <ErrorState
        message={explain(refused.error)}
        retry={() => void refused.refetch()}
        busy={refused.isFetching}
      />
    )
  }
  if (refused.data.every(({ count }) => count === 0)) {
    return <p className="py-4 text-center text-ink-3">{t('noneRefused')}</p>
  }
  return (
    <>
      <p className="max-w-prose text-sm text-ink-2">{t('refusedText')}</p>
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr className="border-b">
            <th scope="col" className="py-2 font-medium">
              {t('reason')}
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              {t('refusedCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {refused.data.map(({ reason, count }) => (
            <tr key={reason} className="border-b last:border-0">
              <td className="py-2 pr-4">{t(reasonWords[reason])}</td>
              <td className="py-2 text-right tabular-nums">{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const reasonWords = {
  not_said: 'refusedNotSaid',
  malformed: 'refusedMalformed',
  not_implied: 'refusedNotImplied',
  differs: 'refusedDiffers',
  too_many: 'refusedTooMany',
  claim_figure: 'refusedFigure',
  claim_name: 'refusedName',
  claim_address: 'refusedAddress',
  claim_promise: 'refusedPromise',
  claim_outdated: 'refusedOutdated',
} as const satisfies Record<Refusal, string>
