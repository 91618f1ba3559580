import { type Doubt, doubtsOf } from '@oka/contract/doubts'
import type { LeadDetail } from '@oka/contract/lead'
import { scoreCurrency } from '@oka/contract/settings'
import { TriangleAlert } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useFactValue } from '../scoring/use-rubric.ts'

/** Facts to look at before the report is sent. */
export function Doubts({ lead }: { lead: LeadDetail }): ReactElement | null {
  const t = useTranslations()
  const [day] = useState(() => new Date().toLocaleDateString('sv'))
  const doubts = doubtsOf(lead.facts, { day, currency: scoreCurrency })
  if (doubts.length === 0) return null
  return (
    <section aria-label={t('report.doubts')} className="mx-auto mt-6 max-w-[46rem] px-5 sm:px-8">
      <div className="grid gap-1 rounded-lg bg-warn-soft px-4 py-3 text-sm text-warn-ink">
        <p className="flex items-center gap-2 font-medium">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {t('report.doubts')}
        </p>
        <ul className="grid gap-0.5 pl-6">
          {doubts.map((doubt) => (
            <DoubtLine key={doubt.field} doubt={doubt} />
          ))}
        </ul>
      </div>
    </section>
  )
}

function DoubtLine({ doubt }: { doubt: Doubt }): ReactElement {
  const t = useTranslations('report')
  const valueOf = useFactValue()
  return (
    <li className="text-typed">
      {t(`doubt.${doubt.kind}`, { value: valueOf(doubt), currency: scoreCurrency })}
    </li>
  )
}
