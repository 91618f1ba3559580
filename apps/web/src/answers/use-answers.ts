import type { AnswerCard, RatedAnswerView } from '@oka/contract/answer'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem, notifyUndoable } from '../ui/toaster.tsx'

export function useAnswerCard(messageId: string) {
  return useQuery(trpc.answer.read.queryOptions({ messageId }))
}

export function useRatedAnswers(view: RatedAnswerView) {
  return useInfiniteQuery({
    ...trpc.answer.list.infiniteQueryOptions(
      { view },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
}

function useSettled() {
  const explain = useExplain()
  return {
    onSuccess: (card: AnswerCard) => {
      const { messageId } = card
      queryClient.setQueryData(trpc.answer.read.queryKey({ messageId }), card)
    },
    onError: (error: unknown) => notifyProblem(explain(error)),
    // Also after a refusal: then the list is stale.
    onSettled: () => queryClient.invalidateQueries(trpc.answer.list.pathFilter()),
  }
}

export function useRateAnswer() {
  const t = useTranslations('answers')
  const rate = useMutation(trpc.answer.rate.mutationOptions(useSettled()))
  return {
    busy: rate.isPending,
    rate: (messageId: string, verdict: 'good' | 'wrong', reason: string, then: () => void) =>
      rate.mutate(
        { messageId, verdict, reason },
        {
          onSuccess: () => {
            notify(t('rated'))
            then()
          },
        },
      ),
    takeBack: ({ messageId, rating }: Pick<AnswerCard, 'messageId' | 'rating'>) =>
      rate.mutate(
        { messageId, verdict: null },
        {
          onSuccess: () =>
            notifyUndoable(
              t('takenBack'),
              {
                label: t('undo'),
                act: () => {
                  if (!rating) return
                  const { verdict, reason } = rating
                  rate.mutate({ messageId, verdict, reason })
                },
              },
              'answer',
            ),
        },
      ),
  }
}

/** Marks rated answers as worked off, and opens them again; both can be undone. */
export function useSettleAnswer() {
  const t = useTranslations('answers')
  const settle = useMutation(trpc.answer.settle.mutationOptions(useSettled()))
  return {
    busy: settle.isPending,
    settle: (messageId: string, isDone: boolean) =>
      settle.mutate(
        { messageId, isDone },
        {
          onSuccess: () =>
            notifyUndoable(
              t(isDone ? 'settled' : 'reopened'),
              { label: t('undo'), act: () => settle.mutate({ messageId, isDone: !isDone }) },
              'answer',
            ),
        },
      ),
  }
}
