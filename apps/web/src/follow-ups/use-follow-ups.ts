import type { FollowUp, FollowUpCounts, FollowUpView } from '@oka/contract/follow-up'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem, notifyUndoable } from '../ui/toaster.tsx'

export function useFollowUps(view: FollowUpView) {
  return useInfiniteQuery({
    ...trpc.followUp.list.infiniteQueryOptions(
      { view },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
}

/** How many are open of each kind, up to a hundred. */
export function useFollowUpCounts() {
  return useQuery(trpc.followUp.count.queryOptions()).data
}

/** Of all kinds. */
export const countAll = (counts: FollowUpCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Closes and reopens; both can be undone. */
export function useChangeFollowUp() {
  const t = useTranslations('followUps')
  const explain = useExplain()
  const settled = {
    onError: (error: unknown) => notifyProblem(explain(error)),
    // Also after a refusal: then the list is stale.
    onSettled: () => queryClient.invalidateQueries(trpc.followUp.pathFilter()),
  }
  const reopen = useMutation(trpc.followUp.reopen.mutationOptions(settled))
  const close = useMutation(trpc.followUp.close.mutationOptions(settled))
  return {
    busy: close.isPending || reopen.isPending,
    close: ({ id, kind }: FollowUp, outcome: 'done' | 'dismissed') =>
      close.mutate(
        { id, outcome },
        {
          onSuccess: () =>
            // One toast at a time, which would otherwise cover the next items.
            notifyUndoable(
              t(`closed.${outcome === 'done' ? kind : 'dismissed'}`),
              { label: t('undo'), act: () => reopen.mutate({ id }) },
              'follow-up',
            ),
        },
      ),
    reopen: ({ id }: FollowUp) => reopen.mutate({ id }, { onSuccess: () => notify(t('reopened')) }),
  }
}
