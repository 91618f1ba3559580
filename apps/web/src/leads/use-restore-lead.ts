import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem } from '../ui/toaster.tsx'

/** Restores a deleted lead, with a notice. */
export function useRestoreLead() {
  const t = useTranslations('leads')
  const explain = useExplain()
  return useMutation(
    trpc.leads.restore.mutationOptions({
      onSuccess: () => notify(t('restored')),
      onError: (error) => notifyProblem(explain(error)),
      // Also after a refusal: then the list is stale.
      onSettled: () => queryClient.invalidateQueries(),
    }),
  )
}
