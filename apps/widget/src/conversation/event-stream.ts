import type { AppRouter } from '@oka/api/router'
import { httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'

import type { Carrier } from './carrier.ts'

/**
 * Server-sent events, for where WebSockets are blocked. Not the browser's own EventSource: that one
 * cannot send a header, and tokens never travel in a URL.
 */
export function openStream(url: string, visitorToken: string): Carrier {
  const authorization = `Bearer ${visitorToken}`
  return {
    link: httpSubscriptionLink<AppRouter, typeof EventSource>({
      url,
      EventSource,
      eventSourceOptions: {
        fetch: (input, init) =>
          fetch(input, { ...init, headers: { ...init.headers, authorization } }),
      },
    }),
    // Ends with its subscription.
    close() {},
  }
}
