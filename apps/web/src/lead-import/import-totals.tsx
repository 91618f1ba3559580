import type { ReactElement } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import type { Totals } from './send-leads.ts'

const counted = ['leads', 'conversations', 'messages', 'reports'] as const

/** What an import adds, and what it skips. */
export function ImportTotals({
  totals,
  refused,
}: {
  totals: Totals
  refused: number
}): ReactElement {
  const t = useTranslations('imports')
  const format = useFormatter()
  const aside = [
    [totals.known, t('known', { count: totals.known })],
    [totals.erased, t('erased', { count: totals.erased })],
    [refused, t('refused', { count: refused })],
  ] as const
  const notices = aside.filter(([count]) => count > 0)
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border bg-line sm:grid-cols-4">
        {counted.map((name) => (
          <div
            key={name}
            className="flex flex-col-reverse justify-end gap-0.5 bg-surface px-4 py-3"
          >
            <dt className="text-xs text-ink-3">{t(`counted.${name}`)}</dt>
            <dd className="text-xl font-semibold tracking-tight tabular-nums">
              {format.number(totals[name])}
            </dd>
          </div>
        ))}
      </dl>
      {notices.length > 0 && (
        <ul className="grid gap-1 text-sm text-ink-2">
          {notices.map(([, text]) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
