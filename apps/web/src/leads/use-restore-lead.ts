import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem } from '../ui/toaster.tsx'

/** Brings a deleted lead back, and says whether it is. */
export function useRestoreLead() {
  const t = useTranslations('leads')
  const explain = useExplain()
  return useMutation(
    trpc.leads.restore.mutationOptions({
      onSuccess: () => notify(t('restored')),
      onError: (error) => notifyProblem(explain(error)),
      // Also when it is refused: then the list is not up to date.
      onSettled: () => queryClient.invalidateQueries(),
    }),
  )
}
