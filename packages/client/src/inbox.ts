import type { InboxEvent } from '@oka/contract/chat'

import type { Subscription, SubscriptionHandlers } from './connection.ts'

/** Milliseconds between two polls of the inbox, each of which fetches again what is on screen. */
const pollEveryMs = 5_000

type InboxSubscription = SubscriptionHandlers<InboxEvent> & {
  /** Calls `auth.me`, or any other query that a valid session is allowed. */
  check: () => Promise<unknown>
}

/** What has changed for staff. It has no cursor: `resync` says that everything may have. */
export function inboxEvents({ check, ...handlers }: InboxSubscription): Subscription<InboxEvent> {
  return {
    ...handlers,
    pollEveryMs,
    start: (client, observer) => client.chat.inbox.subscribe(undefined, observer),
    async poll() {
      await check()
      return { events: [{ type: 'resync' }], hasMore: false }
    },
  }
}
