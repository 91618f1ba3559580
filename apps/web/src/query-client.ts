import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'

export type QueryClientOptions = {
  /** Called for a visible query that could not be loaded at all. */
  onFailedLoad: (error: Error) => void
  /** Requests in flight at sign-out fail; that is no error to report. */
  isSignedOut: () => boolean
}

/** The query cache. Former values stay visible, and the banner reports the connection. */
export function createQueryClient({ onFailedLoad, isSignedOut }: QueryClientOptions): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const isMissing = query.state.data === undefined && query.isActive()
        if (isMissing && !isSignedOut()) onFailedLoad(error)
      },
    }),
    defaultOptions: {
      queries: {
        // Changes are announced by the inbox subscription; this covers missed ones.
        staleTime: 30_000,
        // `createRetryingFetch` retries already.
        retry: false,
        // Offline, a load fails at once instead of pausing silently.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  })
  keepErrors(client)
  return client
}

/**
 * Keeps the error visible while a failed load is retried. By default the library returns to
 * `pending`, and the page to a skeleton.
 */
function keepErrors(client: QueryClient): void {
  const errors = new WeakMap<Query, Error>()
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return
    const { query, action } = event
    if (action.type === 'error') errors.set(query, action.error)
    if (action.type === 'success') errors.delete(query)
    const error = errors.get(query)
    if (action.type === 'fetch' && error && query.state.data === undefined) {
      query.setState({ status: 'error', error })
    }
  })
}
