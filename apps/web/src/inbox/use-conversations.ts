import type { ConversationMode, InboxConversation } from '@oka/contract/chat'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { client, trpc } from '../trpc.ts'

const route = getRouteApi('/app/inbox')

const options = (mode: ConversationMode | undefined) =>
  trpc.chat.list.infiniteQueryOptions(
    { mode, limit: 40 },
    { getNextPageParam: ({ nextCursor }) => nextCursor },
  )

/** The conversations of one kind, or all, the liveliest first. */
export function useConversations(mode: ConversationMode | undefined) {
  return useInfiniteQuery({
    ...options(mode),
    // The former list stays while another kind is fetched.
    placeholderData: (former) => former,
  })
}

/** What the inbox says of a conversation; `row` is null where it knows of none. */
export type InboxEntry = {
  /** Undefined until it is known. */
  row: InboxConversation | null | undefined
  /** Why it could not be asked. */
  error: unknown
  retry: () => void
}

/** What the inbox says of one conversation, also when it is not on the list that is shown. */
export function useInboxConversation(conversationId: string): InboxEntry {
  const { mode } = route.useSearch()
  const list = useConversations(mode)
  const listed = list.data?.pages
    .flatMap(({ items }) => items)
    .find((item) => item.conversationId === conversationId)
  const one = useQuery({
    // Below the key of the lists, so that whatever makes them stale makes this stale too.
    queryKey: [...trpc.chat.list.queryKey(), 'one', conversationId],
    queryFn: async () => {
      const { items } = await client.chat.list.query({ conversationId, limit: 1 })
      return items[0] ?? null
    },
    enabled: !list.isPending && !listed,
  })
  // It may leave the list, as when it is taken over: what was known stays until it is found again.
  const [known, setKnown] = useState(listed)
  const latest = listed ?? one.data ?? undefined
  if (latest && latest !== known) setKnown(latest)
  const isMissing = one.data === null && !one.isFetching
  return {
    row: latest ?? (isMissing ? null : known),
    error: one.error,
    retry: () => void one.refetch(),
  }
}
