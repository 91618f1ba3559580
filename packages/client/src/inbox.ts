import type { InboxEvent } from '@oka/contract/chat'

import type { Subscription, SubscriptionHandlers } from './connection.ts'

/** Milliseconds between two polls of the inbox, each of which fetches the visible lists again. */
const pollEveryMs = 5_000

type InboxSubscription = SubscriptionHandlers<InboxEvent> & {
  /** Calls `auth.me`, or any other query that a valid session is allowed. */
  check: () => Promise<unknown>
}

/** Changes for staff. There is no cursor: `resync` means that anything may have changed. */
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
