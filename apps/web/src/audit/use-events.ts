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
    // Nothing announces what happens here, so who comes back looks again.
    staleTime: 0,
    // The former rows stay while others are fetched.
    placeholderData: (former) => former,
  })
}
