import type { LeadFilter, LeadStatus } from '@oka/contract/lead'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'

import { trpc } from '../trpc.ts'

export function useLeads(filter: LeadFilter) {
  return useInfiniteQuery({
    ...trpc.leads.list.infiniteQueryOptions(
      { ...filter, limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    // The former rows stay while others are loading.
    placeholderData: (former) => former,
  })
}

/** Number of leads by status; undefined while loading. */
export function useStatusCounts(): ReadonlyMap<LeadStatus, number> | undefined {
  const { data } = useQuery(trpc.analytics.leadsByStatus.queryOptions())
  return data && new Map(data.map(({ status, count }) => [status, count]))
}
