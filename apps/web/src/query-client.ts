import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'

/**
 * The cache of what was loaded. `onFailedLoad` hears of what is on the screen and could not be loaded
 * at all; where there are former values they stay, and the banner tells of the connection.
 */
export function createQueryClient(onFailedLoad: (error: Error) => void): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.state.data === undefined && query.isActive()) onFailedLoad(error)
      },
    }),
    defaultOptions: {
      queries: {
        // What changes is announced by the inbox subscription; this is for what it missed.
        staleTime: 30_000,
        // `createRetryingFetch` has tried again already.
        retry: false,
        // Without a network a load fails at once, instead of waiting for one unsaid.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  })
  keepErrors(client)
  return client
}

/**
 * While a load that failed is tried again what is said of it stays in sight. By itself the library
 * goes back to `pending`, and the page to rows that are not to come.
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
