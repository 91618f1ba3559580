import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query'

export type Refresher = {
  /** Marks matching queries as stale: visible ones are refetched soon. */
  refresh: (...filters: QueryFilters[]) => void
  stop: () => void
}

/** Debounce of bursts: an answer is a message, its facts, a lead and a score. */
const gatherMs = 120
/** At most ten calls a second, and two rounds: a busy site changes all the time. */
const betweenCallsMs = 100
const betweenRoundsMs = 500

/**
 * Refetches stale queries, in rounds. A fetch in flight is not cancelled, or on a busy site none
 * would ever finish; its response may predate the change, so another one follows.
 */
export function createRefresher(queryClient: QueryClient): Refresher {
  const stale = new Set<Query>()
  let notBefore = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const runLater = (): void => {
    timer ??= setTimeout(run, Math.max(gatherMs, notBefore - Date.now()))
  }
  const run = (): void => {
    timer = undefined
    const due = new Set([...stale].filter(({ state }) => state.fetchStatus !== 'fetching'))
    for (const query of due) stale.delete(query)
    const calls = [...due].reduce((sum, query) => sum + callsOf(query), 0)
    notBefore = Date.now() + Math.max(betweenRoundsMs, calls * betweenCallsMs)
    void queryClient.invalidateQueries(
      { predicate: (query) => due.has(query) },
      { cancelRefetch: false },
    )
    if (stale.size > 0) runLater()
  }
  return {
    refresh: (...filters) => {
      const cache = queryClient.getQueryCache()
      for (const query of filters.flatMap((filter) => cache.findAll(filter))) stale.add(query)
      if (stale.size > 0) runLater()
    },
    stop: () => clearTimeout(timer),
  }
}

/** Calls needed to refetch it: one per page of a list, none for an invisible query. */
function callsOf(query: Query): number {
  if (!query.isActive()) return 0
  const data: unknown = query.state.data
  const hasPages = typeof data === 'object' && data !== null && 'pages' in data
  return hasPages && Array.isArray(data.pages) ? data.pages.length : 1
}
