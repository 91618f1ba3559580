import type { ReportClaim } from '@oka/contract/report'
import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

/** What a claim says, and the numbers of its sources. */
export function ClaimText({ claim }: { claim: ReportClaim }): ReactElement {
  const t = useTranslations('report')
  const format = useFormatter()
  const { text, origin } = claim
  const sources = origin.kind === 'theirs' ? origin.sources : []
  return (
    <>
      {text}
      {sources.map((number) => (
        <a
          key={number}
          href={`#source-${number}`}
          aria-label={t('source', { number })}
          className="ml-1 inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm bg-accent-soft px-1 align-[0.1em] text-[0.6875rem] font-semibold text-accent-ink tabular-nums hover:bg-accent hover:text-white"
        >
          {format.number(number)}
        </a>
      ))}
    </>
  )
}
