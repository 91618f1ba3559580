import type { AnyRouter } from '@tanstack/react-router'

import { queryClient, session } from '../trpc.ts'

/** Notifies the other tabs of a sign-out. */
const tabs = new BroadcastChannel('oka-session')

/** Navigates to the sign-in page when the session ends, dropping all cached data. */
export function watchSession(router: AnyRouter): void {
  tabs.addEventListener('message', session.end)
  let wasSignedIn = false
  session.subscribe(() => {
    const state = session.get()
    // A user without a session is redirected by the route itself.
    const isLeaving = wasSignedIn && state.status === 'signed-out'
    wasSignedIn = state.status === 'signed-in'
    if (!isLeaving) return
    queryClient.clear()
    const { location: from, matches } = router.state
    // Pages outside the app need no session.
    if (!matches.some(({ routeId }) => routeId === '/app')) return
    void router.navigate({
      to: '/sign-in',
      search: state.ended ? { redirect: from.href, ended: true } : {},
    })
  })
}

export async function signOut(): Promise<void> {
  await session.signOut()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  tabs.postMessage('signed out')
}
