import type { Message } from '@oka/contract/chat'
import type { Fact } from '@oka/contract/fact'
import type { LeadDetail } from '@oka/contract/lead'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowUpRight, MessagesSquare } from 'lucide-react'
import { type ReactElement, useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'

import type { Quotes } from '../chat/message-group.tsx'
import { MessageList } from '../chat/message-list.tsx'
import { leadName } from './lead-name.ts'
import { useExplain } from '../problems.ts'
import { client, trpc } from '../trpc.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'

type LeadTranscriptProps = { lead: LeadDetail; marked: string | undefined }

/** All messages of a lead, by conversation, with the quotations of facts underlined. */
export function LeadTranscript({ lead, marked }: LeadTranscriptProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const history = useHistory(lead.id, marked)
  const quotes = useMemo(() => quotesOf(lead.facts), [lead.facts])
  const messages = history.data?.pages.flatMap((page) => page.messages) ?? []
  const name = leadName(lead) || t('words.visitor')

  if (history.isPending) return <SkeletonRows rows={4} className="h-16" />
  if (history.isError && messages.length === 0) {
    return <ErrorState message={explain(history.error)} retry={() => void history.refetch()} />
  }
  if (messages.length === 0) {
    return (
      <EmptyState
        icon={MessagesSquare}
        title={t('lead.noConversation')}
        text={t('lead.noConversationText')}
      />
    )
  }
  return (
    <div className="mx-auto grid max-w-3xl gap-6 px-4 py-5 sm:px-6">
      {byConversation(messages).map(([conversationId, said]) => (
        <section key={conversationId} className="grid gap-4">
          <div className="flex justify-end">
            <Link
              to="/inbox/$conversationId"
              params={{ conversationId }}
              className={buttonClass({ size: 'sm' })}
            >
              {t('lead.openConversation')}
              <ArrowUpRight aria-hidden className="size-3.5" />
            </Link>
          </div>
          <MessageList messages={said} visitor={name} marked={marked} quotes={quotes} />
        </section>
      ))}
      {history.hasNextPage && (
        <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('lead.moreMessages')}
        </Button>
      )}
    </div>
  )
}

function useHistory(leadId: number, marked: string | undefined) {
  const history = useInfiniteQuery({
    queryKey: [...trpc.chat.history.queryKey({ leadId }), 'pages'],
    queryFn: ({ pageParam }) => client.chat.history.query({ leadId, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ hasMore }, pages) =>
      hasMore ? pages.reduce((sum, { messages }) => sum + messages.length, 0) : undefined,
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = history
  const isFound = data?.pages.some(({ messages }) => messages.some(({ id }) => id === marked))
  useEffect(() => {
    // Loads pages until the linked message is found.
    if (marked && isFound === false && hasNextPage && !isFetching) void fetchNextPage()
  }, [marked, isFound, hasNextPage, isFetching, fetchNextPage])
  return history
}

function byConversation(messages: readonly Message[]): [string, Message[]][] {
  const conversations = new Map<string, Message[]>()
  for (const message of messages) {
    const said = conversations.get(message.conversationId)
    if (said) said.push(message)
    else conversations.set(message.conversationId, [message])
  }
  return [...conversations]
}

function quotesOf(facts: readonly Fact[]): Quotes {
  const quotes = new Map<string, { quote: string; note: Fact['field'] }[]>()
  for (const { messageId, quote, field } of facts) {
    if (messageId === null || quote === null) continue
    quotes.set(messageId, [...(quotes.get(messageId) ?? []), { quote, note: field }])
  }
  return quotes
}
