import { cursorOf } from '@oka/client/timeline'
import { type QueryKey, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

import { client, live, queryClient } from '../trpc.ts'
import { type Conversation, nothingYet, receive } from './conversation.ts'
import { follow } from './follow.ts'

const keyOf = (conversationId: string): QueryKey => ['conversation', conversationId]

/** Conversations that were reloaded since their last event. */
const reloaded = new Set<string>()

/**
 * A conversation, subscribed to while it is on screen. Its messages stay cached, so that it
 * reappears at once and the subscription delivers only what is new.
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
    return follow({
      connection: live,
      conversationId,
      read: (input) => client.chat.messages.query(input),
      cursor: () => cursorOf(conversationOf(conversationId)),
      onEvent: (event) => {
        reloaded.delete(conversationId)
        keep(conversationId, event)
      },
      onReload: () => reload(conversationId),
    })
  }, [conversationId, isLoaded])

  return query
}

/** Applies an event to the cached conversation. */
export function keep(conversationId: string, event: Parameters<typeof receive>[1]): void {
  queryClient.setQueryData<Conversation>(keyOf(conversationId), (conversation) =>
    receive(conversation ?? nothingYet, event),
  )
}

/**
 * Reloads from the first message, or finds that the conversation is gone; the subscription waits
 * until then. Once: if that does not help, the retries back off.
 */
function reload(conversationId: string): boolean {
  if (reloaded.has(conversationId)) return false
  reloaded.add(conversationId)
  void queryClient.resetQueries({ queryKey: keyOf(conversationId), exact: true })
  return true
}

function conversationOf(conversationId: string): Conversation {
  return queryClient.getQueryData<Conversation>(keyOf(conversationId)) ?? nothingYet
}

async function fetchConversation(conversationId: string): Promise<Conversation> {
  let conversation = conversationOf(conversationId)
  for (;;) {
    const after = cursorOf(conversation)
    const { snapshot, messages, hasMore } = await client.chat.messages.query({
      conversationId,
      after,
    })
    conversation = [snapshot, ...messages].reduce(receive, conversation)
    if (!hasMore) return conversation
  }
}
