import type { ConversationMode, InboxConversation } from '@oka/contract/chat'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { takeEarly } from '../session/early.ts'
import { client, queryClient, trpc } from '../trpc.ts'
import { firstConversations } from './first-conversations.ts'

const route = getRouteApi('/app/inbox')

const options = (mode: ConversationMode | undefined) =>
  trpc.chat.list.infiniteQueryOptions(
    { ...firstConversations, mode },
    { getNextPageParam: ({ nextCursor }) => nextCursor },
  )

/** Takes the conversations that were asked for with the page; the list asks for them where there are none. */
export function takeEarlyConversations(): void {
  const early = takeEarly('conversations')
  if (!early) return
  const queryFn = async () => (await early) ?? (await client.chat.list.query(firstConversations))
  void queryClient.prefetchInfiniteQuery({ ...options(undefined), queryFn })
}

/** The conversations of one mode, or all, most recent activity first. */
export function useConversations(mode: ConversationMode | undefined) {
  return useInfiniteQuery({
    ...options(mode),
    // The former list stays while another one is loading.
    placeholderData: (former) => former,
  })
}

/** The inbox entry of a conversation; `row` is null when there is none. */
export type InboxEntry = {
  /** Undefined until it is known. */
  row: InboxConversation | null | undefined
  /** Why it could not be loaded. */
  error: unknown
  retry: () => void
}

/** The inbox entry of one conversation, also when the shown list does not contain it. */
export function useInboxConversation(conversationId: string): InboxEntry {
  const { mode } = route.useSearch()
  const list = useConversations(mode)
  const listed = list.data?.pages
    .flatMap(({ items }) => items)
    .find((item) => item.conversationId === conversationId)
  const one = useQuery({
    // Under the key of the lists, so that it is invalidated with them.
    queryKey: [...trpc.chat.list.queryKey(), 'one', conversationId],
    queryFn: async () => {
      const { items } = await client.chat.list.query({ conversationId, limit: 1 })
      return items[0] ?? null
    },
    enabled: !list.isPending && !listed,
  })
  // It may leave the list, such as when it is taken over: the known entry stays until it is loaded
  // again.
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
