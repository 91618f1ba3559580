import type { LeadDetail, UpdateLead } from '@oka/contract/lead'
import { useMutation } from '@tanstack/react-query'

import { useExplain } from '../problems.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { notify, notifyProblem } from '../ui/toaster.tsx'

type Options = {
  /** What to say when it is done. */
  notice?: string
  onDone?: () => void
  /** Takes the failure, in place of saying it in passing. */
  onProblem?: (error: unknown) => void
}

type UpdateLeadCall = {
  isPending: boolean
  mutate: (input: UpdateLead, options?: Options) => void
}

/** Changes a lead and shows the answer everywhere the lead is shown. */
export function useUpdateLead(): UpdateLeadCall {
  const explain = useExplain()
  const { mutate, isPending } = useMutation({
    mutationFn: (input: UpdateLead) => client.leads.update.mutate(input),
    onSuccess: showLead,
    // Whatever the reason, what is shown may be what was wrong.
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

/** Shows a lead as it is now everywhere it is shown. */
export function showLead(lead: LeadDetail): void {
  queryClient.setQueryData(trpc.leads.byId.queryKey({ id: lead.id }), lead)
  void queryClient.invalidateQueries(trpc.leads.list.pathFilter())
  void queryClient.invalidateQueries(trpc.chat.list.pathFilter())
  void queryClient.invalidateQueries(trpc.analytics.pathFilter())
}
