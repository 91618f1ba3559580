import { Bell as BellIcon } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useMay } from '../session/use-session.ts'
import { cx } from '../ui/cx.ts'
import { NotificationList } from './notification-list.tsx'
import { openOnes } from './open-notifications.ts'
import { SoundSettings } from './sound-settings.tsx'
import { useNotifications } from './use-notifications.ts'

/** The number of open notifications, and a popover with them; `compact` for phones. */
export function Bell({ compact = false }: { compact?: boolean }): ReactElement | null {
  const t = useTranslations('notifications')
  const isAgent = useMay('agent')
  const { data } = useNotifications()
  const [isOpen, setOpen] = useState(false)
  if (!isAgent) return null
  const count = openOnes(data ?? []).length
  const label = t('count', { count })

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        title={label}
        className={cx(
          'flex items-center gap-2.5 rounded-md font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover',
          compact ? 'size-10 justify-center' : 'h-8 px-2 max-lg:justify-center',
        )}
      >
        <BellFace count={count} compact={compact} />
        <span className="sr-only">{label}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side={compact ? 'bottom' : 'right'}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t('title')}
          className="z-40 flex max-h-[min(38rem,var(--radix-popover-content-available-height))] w-96 max-w-[calc(100vw-1rem)] animate-in flex-col overflow-hidden rounded-xl bg-raised text-sm text-ink shadow-raised outline-none"
        >
          <h2 className="shrink-0 border-b px-4 py-3 text-base font-semibold">{t('title')}</h2>
          <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
            <NotificationList onDone={() => setOpen(false)} />
          </div>
          <SoundSettings />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
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
