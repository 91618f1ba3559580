import type { Notification } from '@oka/contract/notification'
import type { ReactElement } from 'react'

import { NotificationButtons } from './notification-buttons.tsx'
import { KindIcon } from './kind-icon.tsx'

type NotificationToastProps = {
  notification: Notification
  text: string
  onOpen: () => void
  onAcknowledge: () => void
}

/** A notification as it comes in. Toasts stand outside of the pages: what leads to one is handed in. */
export function NotificationToast({
  notification,
  text,
  ...act
}: NotificationToastProps): ReactElement {
  return (
    <div
      role="alert"
      className="grid w-full gap-2 rounded-lg bg-raised px-3.5 py-3 text-sm text-ink shadow-raised sm:w-89"
    >
      <p className="flex items-start gap-2.5">
        <KindIcon kind={notification.kind} />
        <span className="pt-0.5">{text}</span>
      </p>
      <NotificationButtons notification={notification} {...act} />
    </div>
  )
}
