import type { ReportStep } from '@oka/contract/report'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { ClaimText } from './claim-text.tsx'

/** What is done next, by whom and when: a table, and on a phone a list. */
export function Steps({ steps }: { steps: readonly ReportStep[] }): ReactElement {
  const t = useTranslations('report')
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <thead className="text-sm text-ink-3 max-sm:sr-only">
        <tr>
          <th scope="col" className="border-b py-2 pr-4 font-normal">
            {t('what')}
          </th>
          <th scope="col" className="w-40 border-b py-2 pr-4 font-normal">
            {t('who')}
          </th>
          <th scope="col" className="w-44 border-b py-2 font-normal">
            {t('when')}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {steps.map((step) => (
          <tr key={step.id} className="align-top max-sm:grid max-sm:border-b max-sm:py-2.5">
            <td className="py-2.5 pr-4 text-typed sm:border-b max-sm:py-0">
              <ClaimText claim={step} />
            </td>
            <td className="py-2.5 pr-4 sm:border-b max-sm:py-0 max-sm:text-sm max-sm:text-ink-2">
              {step.who}
            </td>
            <td className="py-2.5 sm:border-b max-sm:py-0 max-sm:text-sm max-sm:text-ink-3">
              {step.when}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
