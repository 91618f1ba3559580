import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from './button.tsx'

type LoadMoreProps = { hasMore: boolean; busy: boolean; onMore: () => void }

/** The end of a paged list: loads when it comes into view, or by its button. */
export function LoadMore({ hasMore, busy, onMore }: LoadMoreProps): ReactElement | null {
  const t = useTranslations('ui')
  const button = useRef<HTMLButtonElement>(null)
  const latest = useRef(onMore)
  useEffect(() => {
    latest.current = onMore
  })

  useEffect(() => {
    const element = button.current
    if (!element || !hasMore || busy) return undefined
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current()
      },
      { rootMargin: '200px' },
    )
    seen.observe(element)
    return () => seen.disconnect()
  }, [hasMore, busy])

  if (!hasMore) return null
  return (
    <div className="flex justify-center p-3">
      <Button ref={button} variant="ghost" busy={busy} onClick={onMore}>
        {t('loadMore')}
      </Button>
    </div>
  )
}
