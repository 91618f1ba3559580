import { Bell as BellIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useMay } from '../session/use-session.ts'
import { earlyPart } from '../shell/load-page.ts'
import { cx } from '../ui/cx.ts'
import { PopUpButton } from '../shell/pop-up-button.tsx'
import { openOnes } from './open-notifications.ts'
import { useNotifications } from './use-notifications.ts'

const list = earlyPart(() => import('./open-bell.tsx'))

/** The number of open notifications, and a popover with them; `compact` for phones. */
export function Bell({ compact = false }: { compact?: boolean }): ReactElement | null {
  const t = useTranslations('notifications')
  const isAgent = useMay('agent')
  const { data } = useNotifications()
  if (!isAgent) return null
  const count = openOnes(data ?? []).length
  const label = t('count', { count })

  const button = (
    <button
      type="button"
      title={label}
      className={cx(
        'flex items-center gap-2.5 rounded-md font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover',
        compact ? 'size-10 justify-center' : 'h-8 px-2 max-lg:justify-center',
      )}
    >
      <BellFace count={count} compact={compact} />
      <span className="sr-only">{label}</span>
    </button>
  )
  return (
    <PopUpButton button={button} opens="dialog" part={list}>
      {({ OpenBell }, popUp) => <OpenBell {...popUp} compact={compact} />}
    </PopUpButton>
  )
}

function BellFace({ count, compact }: { count: number; compact: boolean }): ReactElement {
  const t = useTranslations('notifications')
  return (
    <>
      <span className="relative">
        <BellIcon aria-hidden className={compact ? 'size-5' : 'size-4.5'} strokeWidth={1.8} />
        {count > 0 && (
          <span
            aria-hidden
            className={cx(
              'absolute -top-1 -right-1.5 size-2.5 rounded-full border-2 border-canvas bg-bad',
              !compact && 'lg:hidden',
            )}
          />
        )}
      </span>
      <span aria-hidden className={cx('flex-1 text-left', compact ? 'hidden' : 'max-lg:hidden')}>
        {t('title')}
      </span>
      {count > 0 && !compact && (
        <span
          aria-hidden
          className="rounded-full bg-bad-soft px-1.5 text-xs font-semibold text-bad-ink tabular-nums max-lg:hidden"
        >
          {count}
        </span>
      )}
    </>
  )
}
