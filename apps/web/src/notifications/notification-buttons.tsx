import type { Notification } from '@oka/contract/notification'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'
import { kindsForAll } from './open-notifications.ts'

type NotificationButtonsProps = {
  notification: Notification
  onOpen: () => void
  onAcknowledge: () => void
}

/** Actions of a notification: open it, or acknowledge it. */
export function NotificationButtons({
  notification,
  onOpen,
  onAcknowledge,
}: NotificationButtonsProps): ReactElement {
  const t = useTranslations('notifications')
  const isOpen = notification.acknowledgedAt === null
  return (
    <span className="flex flex-wrap gap-2 pl-8.5">
      <Button size="sm" variant={isOpen ? 'primary' : 'secondary'} onClick={onOpen}>
        {t('open')}
      </Button>
      {isOpen && (
        <Button size="sm" onClick={onAcknowledge}>
          {t(kindsForAll.includes(notification.kind) ? 'acknowledge' : 'done')}
        </Button>
      )}
    </span>
  )
}
