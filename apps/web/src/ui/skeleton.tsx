import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { cx } from './cx.ts'

/** Placeholder of loading content. */
export function Skeleton({ className }: { className: string }): ReactElement {
  return (
    <span aria-hidden className={cx('block animate-pulse-soft rounded-md bg-sunken', className)} />
  )
}

/** Placeholder rows, announced once to screen readers. */
export function SkeletonRows({
  rows,
  className,
}: {
  rows: number
  className: string
}): ReactElement {
  const t = useTranslations('ui')
  return (
    <output aria-label={t('loading')} className="grid gap-2 p-3">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className={className} />
      ))}
    </output>
  )
}
