import type { LeadDetail, UpdateLead } from '@oka/contract/lead'
import { useMutation } from '@tanstack/react-query'

import { useExplain } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem } from '../ui/toaster.tsx'

type Options = {
  /** The notice on success. */
  notice?: string
  onDone?: () => void
  /** Handles the failure instead of a toast. */
  onProblem?: (error: unknown) => void
}

type UpdateLeadCall = {
  isPending: boolean
  mutate: (input: UpdateLead, options?: Options) => void
}

/** Updates a lead, and every view of it. */
export function useUpdateLead(): UpdateLeadCall {
  const explain = useExplain()
  const { mutate, isPending } = useMutation({
    mutationFn: (input: UpdateLead) => client.leads.update.mutate(input),
    onSuccess: showLead,
    // Whatever the reason, the shown values may be stale.
    onError: (_, { id }) => queryClient.invalidateQueries(trpc.leads.byId.queryFilter({ id })),
  })
  return {
    isPending,
    mutate: (input, { notice, onDone, onProblem } = {}) =>
      mutate(input, {
        onSuccess: () => {
          if (notice) notify(notice)
          onDone?.()
        },
        onError: (error) => (onProblem ? onProblem(error) : notifyProblem(explain(error))),
      }),
  }
}

/** Updates every cached view of a lead. */
export function showLead(lead: LeadDetail): void {
  queryClient.setQueryData(trpc.leads.byId.queryKey({ id: lead.id }), lead)
  void queryClient.invalidateQueries(trpc.leads.list.pathFilter())
  void queryClient.invalidateQueries(trpc.chat.list.pathFilter())
  void queryClient.invalidateQueries(trpc.analytics.pathFilter())
}
