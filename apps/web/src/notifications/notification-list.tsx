import type { Notification } from '@oka/contract/notification'
import { BellOff } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useExplain } from '../problems.ts'
import { cx } from '../ui/cx.ts'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { NotificationButtons } from './notification-buttons.tsx'
import { KindIcon } from './kind-icon.tsx'
import {
  useAcknowledge,
  useNotificationText,
  useNotifications,
  useOpenNotification,
} from './use-notifications.ts'

/** The open ones, then the latest that were acknowledged. */
export function NotificationList({ onDone }: { onDone: () => void }): ReactElement {
  const t = useTranslations('notifications')
  const explain = useExplain()
  const notifications = useNotifications()
  if (notifications.isPending) return <SkeletonRows rows={3} className="h-14" />
  if (!notifications.data) {
    return (
      <ErrorState
        message={explain(notifications.error)}
        retry={() => void notifications.refetch()}
        busy={notifications.isFetching}
      />
    )
  }
  if (notifications.data.length === 0) {
    return <EmptyState icon={BellOff} title={t('empty')} text={t('emptyText')} />
  }
  return (
    <ul aria-label={t('title')} className="divide-y divide-line">
      {notifications.data.map((notification) => (
        <NotificationRow key={notification.id} notification={notification} onDone={onDone} />
      ))}
    </ul>
  )
}

type NotificationRowProps = { notification: Notification; onDone: () => void }

function NotificationRow({ notification, onDone }: NotificationRowProps): ReactElement {
  const t = useTranslations('notifications')
  const textOf = useNotificationText()
  const open = useOpenNotification()
  const acknowledge = useAcknowledge()
  const isOpen = notification.acknowledgedAt === null
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex items-start gap-2.5">
        <KindIcon kind={notification.kind} />
        <p className={cx('min-w-0 flex-1 pt-0.5', isOpen ? 'font-medium' : 'text-ink-2')}>
          {textOf(notification)}
          {!isOpen && <span className="sr-only"> {t('answered')}</span>}
        </p>
        <Age at={notification.createdAt} className="shrink-0 pt-0.5 text-xs text-ink-3" />
      </div>
      <NotificationButtons
        notification={notification}
        onOpen={() => {
          open(notification)
          onDone()
        }}
        onAcknowledge={() => acknowledge(notification)}
      />
    </li>
  )
}
