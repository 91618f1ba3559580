import type { Notification } from '@oka/contract/notification'
import { MessageSquare } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

import { tones } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { KindIcon } from './kind-icon.tsx'
import { NotificationButtons } from './notification-buttons.tsx'

// Toasts are outside of the pages: navigation is passed in.

type NotificationToastProps = {
  notification: Notification
  text: string
  onOpen: () => void
  onAcknowledge: () => void
}

/** A notification that has just arrived. */
export function NotificationToast({
  notification,
  text,
  ...act
}: NotificationToastProps): ReactElement {
  return (
    <div role="alert" className={frame}>
      <Line icon={<KindIcon kind={notification.kind} />}>{text}</Line>
      <NotificationButtons notification={notification} {...act} />
    </div>
  )
}

type MessageToastProps = { title: string; words: string; open: string; onOpen: () => void }

/** A new message of a visitor whose conversation is not on screen. */
export function MessageToast({ title, words, open, onOpen }: MessageToastProps): ReactElement {
  const icon = (
    <span className={cx('grid size-6 shrink-0 place-items-center rounded-full', tones.accent)}>
      <MessageSquare aria-hidden className="size-3.5" strokeWidth={2} />
    </span>
  )
  return (
    <output className={frame}>
      <Line icon={icon}>
        <strong className="block truncate font-semibold">{title}</strong>
        <span className="line-clamp-2 wrap-anywhere text-ink-2">{words}</span>
      </Line>
      <span className="pl-8.5">
        <Button size="sm" variant="primary" onClick={onOpen}>
          {open}
        </Button>
      </span>
    </output>
  )
}

const frame =
  'grid w-full grid-cols-1 gap-2 rounded-lg bg-raised px-3.5 py-3 text-sm text-ink shadow-raised sm:w-89'

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }): ReactElement {
  return (
    <p className="flex items-start gap-2.5">
      {icon}
      <span className="min-w-0 pt-0.5">{children}</span>
    </p>
  )
}
