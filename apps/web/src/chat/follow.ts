import type { AppRouter } from '@oka/api/router'
import type { ConversationEvent } from '@oka/contract/chat'
import type { Problem } from '@oka/contract/problem'
import type { TRPCClient } from '@trpc/client'

import { problemOf } from '../problems.ts'
import { keepSubscribed } from '../shell/keep-subscribed.ts'

type Following = {
  client: { chat: Pick<TRPCClient<AppRouter>['chat'], 'events'> }
  conversationId: string
  /** `seq` of the last message before the first that is missing. */
  cursor: () => number
  onEvent: (event: ConversationEvent) => void
  /** Asking again would be of no use. Whether what is shown is loaded anew, in place of asking. */
  onRefused: () => boolean
}

/**
 * Of the conversation: it was deleted. Of the cursor: the server knows less than was seen, as after
 * a backup was restored.
 */
const refusals: ReadonlySet<Problem | null> = new Set(['conversation_not_found', 'invalid_input'])

/** Follows a conversation until told otherwise, or until the server refuses it. */
export function follow(following: Following): () => void {
  const { client, conversationId, cursor, onEvent, onRefused } = following
  return keepSubscribed(({ alive, ended }) =>
    client.chat.events.subscribe(
      {
        conversationId,
        // Read each time it is sent again: what the library remembers by itself is gone as soon as
        // an event without an id, such as a draft, has come.
        get lastEventId() {
          return cursor()
        },
      },
      {
        onData: (event) => {
          alive()
          onEvent('data' in event ? event.data : event)
        },
        onError: (error) => {
          if (!refusals.has(problemOf(error)) || !onRefused()) ended()
        },
        onComplete: ended,
      },
    ),
  )
}
