import { QueryCache, QueryClient } from '@tanstack/react-query'

/**
 * The cache of what was loaded. `onFailedLoad` hears of what is on the screen and could not be loaded
 * at all; where there are former values they stay, and the banner tells of the connection.
 */
export function createQueryClient(onFailedLoad: (error: Error) => void): QueryClient {
  return new QueryClient({
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
}
