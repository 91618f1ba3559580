import type { Notification } from '@oka/contract/notification'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { budgetsHash } from '../settings/values.ts'
import { useMay } from '../session/use-session.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notifyProblem } from '../ui/toaster.tsx'
import { kindsForAll } from './open-notifications.ts'

/** The signed-in person's notifications; none for a role that may not chat. */
export function useNotifications() {
  const isAgent = useMay('agent')
  return useQuery({ ...trpc.notification.list.queryOptions(), enabled: isAgent })
}

/** The text of a notification. */
export function useNotificationText(): (notification: Notification) => string {
  const t = useTranslations()
  return ({ kind, from, lead, budget }) =>
    t(`notifications.kinds.${kind}`, {
      name: lead?.name || lead?.company || t('notifications.visitor'),
      from: from ?? t('words.someone'),
      score: String(lead?.fitScore ?? ''),
      budget: budget ?? '',
    })
}

/** Acknowledges a notification, for all its recipients, with an optimistic update. */
export function useAcknowledge(): (notification: Notification) => void {
  const explain = useExplain()
  const { mutate } = useMutation(
    trpc.notification.acknowledge.mutationOptions({
      onMutate: ({ id }) => {
        const acknowledgedAt = new Date().toISOString()
        queryClient.setQueryData(trpc.notification.list.queryKey(), (all) =>
          all?.map((one) => (one.id === id ? { ...one, acknowledgedAt } : one)),
        )
      },
      onError: (error) => notifyProblem(explain(error)),
      onSettled: () => queryClient.invalidateQueries(trpc.notification.pathFilter()),
    }),
  )
  return ({ id }) => mutate({ id })
}

/** Opens its conversation, or the budgets. A notification for one person is acknowledged by that. */
export function useOpenNotification(): (notification: Notification) => void {
  const navigate = useNavigate()
  const acknowledge = useAcknowledge()
  return (notification) => {
    const { kind, conversationId, acknowledgedAt } = notification
    if (acknowledgedAt === null && !kindsForAll.includes(kind)) acknowledge(notification)
    if (conversationId === null) void navigate({ to: '/settings', hash: budgetsHash })
    else void navigate({ to: '/inbox/$conversationId', params: { conversationId } })
  }
}
