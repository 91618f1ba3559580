import { Popover } from 'radix-ui'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import type { PopUp } from '../shell/pop-up-button.tsx'
import { NotificationList } from './notification-list.tsx'
import { SoundSettings } from './sound-settings.tsx'

/** The popover of the bell. */
export function OpenBell({
  trigger,
  startsOpen,
  compact,
}: PopUp & { compact: boolean }): ReactElement {
  const t = useTranslations('notifications')
  const [isOpen, setOpen] = useState(startsOpen)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
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
