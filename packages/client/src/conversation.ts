import type { ConversationEvent, ConversationSnapshot, Message } from '@oka/contract/chat'

import type { Subscription, SubscriptionHandlers } from './connection.ts'

/** Milliseconds between two polls of a conversation. */
const pollEveryMs = 2_500

type ConversationSubscription = SubscriptionHandlers<ConversationEvent> & {
  conversationId: string
  /** `seq` of the last message before the first gap, from `cursorOf`. */
  cursor: () => number
  /** Calls `chat.messages`. */
  read: (input: { conversationId: string; after: number }) => Promise<{
    messages: Message[]
    snapshot: ConversationSnapshot
    hasMore: boolean
  }>
}

/** Messages after the cursor, at least once each, and the state of the conversation. */
export function conversationEvents(
  input: ConversationSubscription,
): Subscription<ConversationEvent> {
  const { conversationId, cursor, read, ...handlers } = input
  return {
    ...handlers,
    pollEveryMs,
    start: (client, observer) =>
      client.chat.events.subscribe(
        {
          conversationId,
          // Read each time the library sends it again: what it remembers by itself is lost after an
          // event without an id, such as a draft.
          get lastEventId() {
            return cursor()
          },
        },
        {
          ...observer,
          onData: (event) => observer.onData('id' in event && 'data' in event ? event.data : event),
        },
      ),
    async poll() {
      const { snapshot, messages, hasMore } = await read({ conversationId, after: cursor() })
      return { events: [snapshot, ...messages], hasMore }
    },
  }
}
