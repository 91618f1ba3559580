import { cursorOf } from '@oka/client/timeline'
import { type QueryKey, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

import { client, live, queryClient } from '../trpc.ts'
import { type Conversation, nothingYet, receive } from './conversation.ts'
import { follow } from './follow.ts'

const keyOf = (conversationId: string): QueryKey => ['conversation', conversationId]

/** Conversations that were loaded anew since something was heard of them. */
const reloaded = new Set<string>()

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
    return follow({
      connection: live,
      conversationId,
      read: (input) => client.chat.messages.query(input),
      cursor: () => cursorOf(conversationOf(conversationId)),
      onEvent: (event) => {
        reloaded.delete(conversationId)
        keep(conversationId, event)
      },
      onRefused: () => loadAnew(conversationId),
    })
  }, [conversationId, isLoaded])

  return query
}

/** Puts an event into the conversation that is shown. */
export function keep(conversationId: string, event: Parameters<typeof receive>[1]): void {
  queryClient.setQueryData<Conversation>(keyOf(conversationId), (conversation) =>
    receive(conversation ?? nothingYet, event),
  )
}

/**
 * From the first message on, or to learn that it is gone; nothing follows it until it is loaded.
 * Once: when that does not help, it is tried again less and less often.
 */
function loadAnew(conversationId: string): boolean {
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
