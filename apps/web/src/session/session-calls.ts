import type { AppRouter } from '@oka/api/router'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'

import { preferences } from '../preferences.ts'
import { takeEarly } from './early.ts'
import type { SessionCalls } from './session.ts'

/** Calls that open, renew and end a session: plain HTTP, never batched, with the cookie. */
export function createSessionCalls(url: string): SessionCalls {
  const { auth } = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url,
        // The locale of mails to the person, whatever the browser's is.
        headers: () => ({ 'accept-language': preferences().locale }),
        fetch: async (input, init) =>
          (input === `${url}/auth.refresh` && (await takeEarly('renewal'))) ||
          fetch(input, withCookie(init)),
      }),
    ],
  })
  return {
    login: (input) => auth.login.mutate(input),
    verifySecondFactor: (input) => auth.verifySecondFactor.mutate(input),
    register: (input) => auth.register.mutate(input),
    refresh: async () => {
      try {
        return await auth.refresh.mutate()
      } catch (error) {
        if (isRefusal(error)) return null
        throw error
      }
    },
    logout: () => auth.logout.mutate(),
  }
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const status: unknown = (error as TRPCClientError<AppRouter>).data?.httpStatus
  return status === 401 || status === 403
}

/** tRPC's type of fetch options allows what the DOM's does not. */
function withCookie(init: object | undefined): RequestInit {
  return { ...init, credentials: 'include' }
}
