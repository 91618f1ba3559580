import type { Notification } from '@oka/contract/notification'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'

import { useAdmin } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { dismissToast, showToast } from '../ui/toaster.tsx'
import { useTitleCount } from '../ui/use-title.ts'
import { useVisible } from '../ui/use-visible.ts'
import { NotificationToast } from './notification-toast.tsx'
import { kindsForAll, countNeeding, openOnes } from './open-notifications.ts'
import { joinSoundAlerts, alertWithSound } from './sound-alert.ts'
import { useMessageAlerts } from './use-message-alerts.tsx'
import {
  useAcknowledge,
  useNotificationText,
  useNotifications,
  useOpenNotification,
} from './use-notifications.ts'

/** Alerts the signed-in person: in the title, by sound and by toast. */
export function useNotifying(): void {
  const admin = useAdmin()
  const { data } = useNotifications()
  const { data: held } = useQuery(trpc.chat.list.queryOptions({ mode: 'human' }))
  useTitleCount(countNeeding(openOnes(data ?? []), held?.items ?? [], admin.id))
  useEffect(() => joinSoundAlerts(admin.id), [admin.id])
  const isOnScreen = useOnScreen()
  // A notification for one person is known once its conversation is on screen.
  const isKnown = ({ conversationId, kind }: Notification): boolean =>
    conversationId !== null && isOnScreen(conversationId) && !kindsForAll.includes(kind)
  useAlerts(isKnown)
  useMessageAlerts(held?.items, isOnScreen)
  useAnswered(isKnown)
}

/**
 * Alerts once for each notification that arrives while the page is open; its toast closes once it
 * is acknowledged.
 */
function useAlerts(isKnown: (notification: Notification) => boolean): void {
  const t = useTranslations('notifications')
  const { data } = useNotifications()
  const textOf = useNotificationText()
  const open = useOpenNotification()
  const acknowledge = useAcknowledge()
  const known = useRef<ReadonlySet<string> | null>(null)
  const latest = useRef({ t, textOf, open, acknowledge, isKnown })
  useEffect(() => {
    latest.current = { t, textOf, open, acknowledge, isKnown }
  })

  useEffect(() => {
    if (!data) return
    const before = known.current
    const openNow = openOnes(data)
    known.current = new Set(openNow.map(({ id }) => id))
    for (const id of before ?? []) if (!known.current.has(id)) dismissToast(id)
    // Notifications from before the page load are in the list, without a sound at each reload.
    if (!before) return
    for (const notification of openNow) {
      if (before.has(notification.id) || latest.current.isKnown(notification)) continue
      const text = latest.current.textOf(notification)
      const openIt = (): void => {
        dismissToast(notification.id)
        latest.current.open(notification)
      }
      void alertWithSound({
        id: notification.id,
        title: latest.current.t('desktopTitle'),
        text,
        open: openIt,
      })
      alertOf({
        notification,
        text,
        onOpen: openIt,
        onAcknowledge: () => latest.current.acknowledge(notification),
      })
    }
  }, [data])
}

function alertOf(props: Parameters<typeof NotificationToast>[0]): void {
  showToast(() => <NotificationToast {...props} />, {
    id: props.notification.id,
    duration: 20_000,
  })
}

/** Whether a conversation is open on a visible page. */
function useOnScreen(): (conversationId: string) => boolean {
  const { conversationId } = useParams({ strict: false })
  const isVisible = useVisible()
  return (id) => isVisible && id === conversationId
}

function useAnswered(isKnown: (notification: Notification) => boolean): void {
  const { data } = useNotifications()
  const acknowledge = useAcknowledge()
  const answered = useRef(new Set<string>())
  // After every render: what is on screen depends on more than the notifications.
  useEffect(() => {
    for (const notification of openOnes(data ?? [])) {
      if (answered.current.has(notification.id) || !isKnown(notification)) continue
      answered.current.add(notification.id)
      acknowledge(notification)
    }
  })
}
