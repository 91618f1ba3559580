import type { ReportOption } from '@oka/contract/report'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { ClaimText } from './claim-text.tsx'

/** The services that fit, each with what the catalogue says of it. */
export function Options({ options }: { options: readonly ReportOption[] }): ReactElement | null {
  const t = useTranslations('report')
  if (options.length === 0) return null
  return (
    <ol className="grid grid-cols-1 gap-4">
      {options.map(({ service, claims }) => (
        <li key={service.id} className="rounded-xl border p-4 sm:p-5">
          <h4 className="mb-3 font-semibold text-typed">{service.name}</h4>
          <dl className="grid gap-2">
            {claims.map((claim) => (
              <div key={claim.id} className="grid gap-x-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
                <dt className="text-sm text-ink-3 sm:pt-0.5">{t(`part.${claim.part}`)}</dt>
                <dd className="text-typed">
                  <ClaimText claim={claim} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  )
}
