import type { ReactElement } from 'react'
import { useLocale, useNow } from 'use-intl'

import { formatAge, formatMoment } from './formats.ts'

/** How long ago, kept right while one looks at it; the exact moment on hover. */
export function Age({ at, className }: { at: string; className?: string }): ReactElement {
  const locale = useLocale()
  const now = useNow({ updateInterval: 30_000 })
  const date = new Date(at)
  return (
    <time dateTime={at} title={formatMoment(date, locale)} className={className}>
      {formatAge(date, now, locale)}
    </time>
  )
}

export function Moment({ at }: { at: string }): ReactElement {
  const locale = useLocale()
  return <time dateTime={at}>{formatMoment(new Date(at), locale)}</time>
}
