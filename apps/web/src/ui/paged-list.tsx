import type { ReactElement, ReactNode } from 'react'

import { useExplain } from '../problems.ts'
import { ErrorState } from './empty-state.tsx'
import { LoadMore } from './load-more.tsx'
import { SkeletonRows } from './skeleton.tsx'

/** What it needs of an infinite query. */
type PagedQuery = {
  isPending: boolean
  isError: boolean
  isFetching: boolean
  error: unknown
  refetch: () => Promise<unknown>
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

type PagedListProps = {
  list: PagedQuery
  /** How many rows the skeleton has, and the class of their height. */
  skeleton: { rows: number; className: string }
  /** Whether rows are shown, which a failed refetch leaves in place. */
  hasRows: boolean
  children: ReactNode
}

/** What stands around the rows of a paged query: the skeleton, the error with a retry, the next page. */
export function PagedList({ list, skeleton, hasRows, children }: PagedListProps): ReactElement {
  const explain = useExplain()
  return (
    <>
      {list.isPending && <SkeletonRows {...skeleton} />}
      {list.isError && !hasRows && (
        <ErrorState
          message={explain(list.error)}
          retry={() => void list.refetch()}
          busy={list.isFetching}
        />
      )}
      {children}
      <LoadMore
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  )
}
