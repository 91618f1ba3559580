import type { ConversationEvent, ConversationSnapshot, Message } from '@oka/contract/chat'

import type { Subscription, SubscriptionHandlers } from './connection.ts'

/** Milliseconds between two polls of a conversation. */
const pollEveryMs = 2_500

type ConversationSubscription = SubscriptionHandlers<ConversationEvent> & {
  conversationId: string
  /** `seq` of the last message before the first that is missing, as `cursorOf` tells it. */
  cursor: () => number
  /** Calls `chat.messages`. */
  read: (input: { conversationId: string; after: number }) => Promise<{
    messages: Message[]
    snapshot: ConversationSnapshot
    hasMore: boolean
  }>
}

/** Messages after the cursor, each once or more often, and how the conversation stands. */
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
          // Read each time the library sends it again: what it remembers by itself is gone as soon as
          // an event without an id, such as a draft, has come.
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
