import type { AppRouter } from '@oka/api/router'
import { batchMaxCalls } from '@oka/contract/limits'
import { socketClose } from '@oka/contract/socket'
import { QueryClient } from '@tanstack/react-query'
import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  splitLink,
  type TRPCClient,
  TRPCClientError,
  type TRPCWebSocketClient,
  wsLink,
} from '@trpc/client'
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'

import { apiBase } from './api-base.ts'
import { createAuthorizedFetch } from './session/authorized-fetch.ts'
import { createSessionCalls } from './session/session-calls.ts'
import { createSession } from './session/session.ts'

export const base = apiBase(import.meta.env['VITE_API_URL'] as string | undefined)
const url = `${base}/trpc`

export const session = createSession({
  calls: createSessionCalls(url),
  now: Date.now,
  // Absent where the page did not come over https or from this machine: then tabs take their chance.
  alone: (run) =>
    'locks' in navigator ? navigator.locks.request('oka-session', run) : Promise.resolve(run()),
})

export const authorizedFetch = createAuthorizedFetch(session)

/** The token the open socket was let in with. */
let socketToken = ''

export const socket: TRPCWebSocketClient = createWSClient({
  url: () => new URL(url, location.href).href.replace(/^http/, 'ws'),
  connectionParams: async () => {
    socketToken = await session.token()
    return { token: socketToken }
  },
  onClose: (cause) => {
    // Its session ended or expired: the next try has to bring another token, or none will.
    if (cause?.code === socketClose.unauthenticated) {
      session.tokenInsteadOf(socketToken).catch(() => undefined)
    }
  },
  lazy: { enabled: true, closeMs: 5000 },
  keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 8000 },
  // Spread out, so that not every screen comes back in the same second after a restart.
  retryDelayMs: (attempt) =>
    attempt === 0
      ? Math.random() * 300
      : Math.min(500 * 2 ** attempt, 10_000) * (0.5 + Math.random() / 2),
})

export const client: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: wsLink({ client: socket }),
      false: httpBatchLink({ url, maxItems: batchMaxCalls, fetch: authorizedFetch }),
    }),
  ],
})

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What changes is announced by the inbox subscription; this is for what it missed.
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !wasRefused(error),
    },
  },
})

export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({
  client,
  queryClient,
})

/** A refusal stays one, however often one asks. */
function wasRefused(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const status: unknown = (error as TRPCClientError<AppRouter>).data?.httpStatus
  return typeof status === 'number' && status < 500
}
