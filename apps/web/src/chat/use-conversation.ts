import { type QueryKey, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

import { keepSubscribed } from '../shell/keep-subscribed.ts'
import { client, queryClient } from '../trpc.ts'
import { type Conversation, cursorOf, nothingYet, receive } from './conversation.ts'

const keyOf = (conversationId: string): QueryKey => ['conversation', conversationId]

/**
 * A conversation, kept up to date while it is on the screen. What was once fetched is kept, so that
 * coming back shows it at once and the subscription brings only what is new.
 */
export function useConversation(conversationId: string): UseQueryResult<Conversation> {
  const query = useQuery({
    queryKey: keyOf(conversationId),
    queryFn: () => fetchConversation(conversationId),
    staleTime: Infinity,
  })
  const isLoaded = query.data !== undefined

  useEffect(() => {
    if (!isLoaded) return undefined
    return keepSubscribed(({ alive, ended }) =>
      client.chat.events.subscribe(
        {
          conversationId,
          // Read each time it is sent again: what the library remembers by itself is gone as soon as
          // an event without an id, such as a draft, has come.
          get lastEventId() {
            return cursorOf(conversationOf(conversationId))
          },
        },
        {
          onData: (event) => {
            alive()
            keep(conversationId, 'data' in event ? event.data : event)
          },
          onError: ended,
          onComplete: ended,
        },
      ),
    )
  }, [conversationId, isLoaded])

  return query
}

/** Puts an event into the conversation that is shown. */
export function keep(conversationId: string, event: Parameters<typeof receive>[1]): void {
  queryClient.setQueryData<Conversation>(keyOf(conversationId), (conversation) =>
    receive(conversation ?? nothingYet, event),
  )
}

function conversationOf(conversationId: string): Conversation {
  return queryClient.getQueryData<Conversation>(keyOf(conversationId)) ?? nothingYet
}

async function fetchConversation(conversationId: string): Promise<Conversation> {
  let conversation = conversationOf(conversationId)
  for (;;) {
    const after = cursorOf(conversation)
    const { messages, hasMore } = await client.chat.messages.query({ conversationId, after })
    conversation = messages.reduce(receive, conversation)
    if (!hasMore) return conversation
  }
}
