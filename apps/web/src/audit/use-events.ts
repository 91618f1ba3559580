import { useInfiniteQuery } from '@tanstack/react-query'

import type { Search } from '../search.ts'
import { trpc } from '../trpc.ts'
import { toQuery } from './filter.ts'

export function useEvents(filter: Search<'audit'>) {
  return useInfiniteQuery({
    ...trpc.audit.list.infiniteQueryOptions(
      { ...toQuery(filter), limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    // Audit events are not announced, so returning to the page refetches them.
    staleTime: 0,
    // The former rows stay while others are loading.
    placeholderData: (former) => former,
  })
}
