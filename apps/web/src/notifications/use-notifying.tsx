import type { Notification } from '@oka/contract/notification'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'

import { useAdmin } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
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

/** Tells whoever is signed in that they are needed: in the title, aloud and beside the page. */
export function useNotifying(): void {
  const admin = useAdmin()
  const { data } = useNotifications()
  const { data: held } = useQuery(trpc.chat.list.queryOptions({ mode: 'human' }))
  useTitleCount(countNeeding(openOnes(data ?? []), held?.items ?? [], admin.id))
  useEffect(() => joinSoundAlerts(admin.id), [admin.id])
  const isOnScreen = useOnScreen()
  // Who has the conversation before them knows what was for them alone.
  const isKnown = ({ conversationId, kind }: Notification): boolean =>
    conversationId !== null && isOnScreen(conversationId) && !kindsForAll.includes(kind)
  useRinging(isKnown)
  useMessageAlerts(held?.items, isOnScreen)
  useAnswered(isKnown)
}

/** Rings once for each notification that comes while the page is open; its toast goes when it is acknowledged. */
function useRinging(isKnown: (notification: Notification) => boolean): void {
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
    for (const id of before ?? []) if (!known.current.has(id)) toast.dismiss(id)
    // What was open before the page was is in the list; it does not ring at every reload.
    if (!before) return
    for (const notification of openNow) {
      if (before.has(notification.id) || latest.current.isKnown(notification)) continue
      const text = latest.current.textOf(notification)
      const openIt = (): void => {
        toast.dismiss(notification.id)
        latest.current.open(notification)
      }
      void alertWithSound({
        id: notification.id,
        title: latest.current.t('desktopTitle'),
        text,
        open: openIt,
      })
      showToast({
        notification,
        text,
        onOpen: openIt,
        onAcknowledge: () => latest.current.acknowledge(notification),
      })
    }
  }, [data])
}

function showToast(props: Parameters<typeof NotificationToast>[0]): void {
  toast.custom(() => <NotificationToast {...props} />, {
    id: props.notification.id,
    duration: 20_000,
  })
}

/** Whether a conversation is open, on a page that can be seen. */
function useOnScreen(): (conversationId: string) => boolean {
  const { conversationId } = useParams({ strict: false })
  const isVisible = useVisible()
  return (id) => isVisible && id === conversationId
}

function useAnswered(isKnown: (notification: Notification) => boolean): void {
  const { data } = useNotifications()
  const acknowledge = useAcknowledge()
  const answered = useRef(new Set<string>())
  // At every render: what is on the screen changes with more than the notifications.
  useEffect(() => {
    for (const notification of openOnes(data ?? [])) {
      if (answered.current.has(notification.id) || !isKnown(notification)) continue
      answered.current.add(notification.id)
      acknowledge(notification)
    }
  })
}
