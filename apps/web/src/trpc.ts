import type { AppRouter } from '@oka/api/router'
import { batchMaxCalls } from '@oka/contract/limits'
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCClient } from '@trpc/client'
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'

import { apiBase } from './api-base.ts'
import { preferences } from './preferences.ts'
import { explainLoad, wasRefused } from './problems.ts'
import { createQueryClient } from './query-client.ts'
import { createRetryingFetch } from './retry-reads.ts'
import { createAuthorizedFetch } from './session/authorized-fetch.ts'
import { createSessionCalls } from './session/session-calls.ts'
import { createSession } from './session/session.ts'
import { earlyPart } from './shell/load-page.ts'
import { createLiveConnection, type LiveConnection, wakeWithPage } from './shell/live-connection.ts'
import { notifyProblem } from './ui/toaster.tsx'

export const base = apiBase(import.meta.env['VITE_API_URL'] as string | undefined)
const url = `${base}/trpc`

export const session = createSession({
  calls: createSessionCalls(url),
  now: Date.now,
  // Absent in insecure contexts: then tabs are not coordinated.
  alone: (run) =>
    'locks' in navigator ? navigator.locks.request('oka-session', run) : Promise.resolve(run()),
})

export const authorizedFetch = createAuthorizedFetch(session, createRetryingFetch(fetch))

export const live: LiveConnection = createLiveConnection({
  url: new URL(url, location.href).href,
  session,
  authorizedFetch,
  loadStreams: earlyPart(() => import('@oka/client/event-stream')),
})
wakeWithPage(live)

/** Options of a call that must be delivered even if the page is being left. */
export const keepalive = { context: { keepalive: true } } as const

/** Queries and mutations; subscriptions go over `live`. */
export const client: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ context }) => context['keepalive'] === true,
      true: httpLink({
        url,
        fetch: (input, init) => authorizedFetch(input, { ...init, keepalive: true }),
      }),
      false: httpBatchLink({ url, maxItems: batchMaxCalls, fetch: authorizedFetch }),
    }),
  ],
})

export const queryClient = createQueryClient({
  onFailedLoad: (error) => {
    const { locale } = preferences()
    if (!wasRefused(error)) notifyProblem(explainLoad(error, locale), 'load')
  },
  isSignedOut: () => session.get().status === 'signed-out',
})

export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({
  client,
  queryClient,
})
