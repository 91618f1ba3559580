import type { MailFilter } from '@oka/contract/mail'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem } from '../ui/toaster.tsx'

export function useMails(filter: MailFilter) {
  return useInfiniteQuery({
    ...trpc.mail.list.infiniteQueryOptions(
      { ...filter, limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    // The former rows stay while others are loading.
    placeholderData: (former) => former,
  })
}

/** Sends a mail once more that was not delivered. */
export function useSendAgain() {
  const t = useTranslations('mails')
  const explain = useExplain()
  return useMutation(
    trpc.mail.sendAgain.mutationOptions({
      onSuccess: ({ mail }) => notify(t('sentAgain', { to: mail.to })),
      onError: (error) => notifyProblem(explain(error)),
      onSettled: () => queryClient.invalidateQueries(trpc.mail.pathFilter()),
    }),
  )
}

/** Cancels a mail that is sent later. */
export function useCancelMail() {
  const t = useTranslations('mails')
  const explain = useExplain()
  return useMutation(
    trpc.mail.cancel.mutationOptions({
      onSuccess: ({ mail }) => notify(t('canceled', { to: mail.to })),
      onError: (error) => notifyProblem(explain(error)),
      onSettled: () => queryClient.invalidateQueries(trpc.mail.pathFilter()),
    }),
  )
}
