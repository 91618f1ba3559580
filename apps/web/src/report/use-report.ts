import type { Report } from '@oka/contract/report'
import { useMutation, useQuery } from '@tanstack/react-query'

import { problemOf, useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notifyProblem } from '../ui/toaster.tsx'

/** Poll interval while a report is being written, in case its notification was lost. */
const pollMs = 3000

type ReportQuery = {
  /** Null when there is none; undefined while loading. */
  report: Report | null | undefined
  error: unknown
  retry: () => void
}

export function useReport(leadId: number): ReportQuery {
  const query = useQuery({
    ...trpc.report.byLead.queryOptions({ leadId }),
    refetchInterval: ({ state }) => (state.data?.status === 'generating' ? pollMs : false),
  })
  const retry = (): void => void query.refetch()
  if (problemOf(query.error) === 'report_not_found') return { report: null, error: null, retry }
  return { report: query.data, error: query.data ? null : query.error, retry }
}

type GenerateReport = { isPending: boolean; generate: () => void }

/** Starts writing a report; it is shown once its notification arrives. */
export function useGenerateReport(leadId: number, { isNote = false } = {}): GenerateReport {
  const explain = useExplain()
  const { isPending, mutate } = useMutation(
    trpc.report.generate.mutationOptions({
      onError: (error) => notifyProblem(explain(error)),
      onSettled: () => queryClient.invalidateQueries(trpc.report.byLead.queryFilter({ leadId })),
    }),
  )
  return { isPending, generate: () => mutate({ leadId, wait: false, isNote }) }
}
