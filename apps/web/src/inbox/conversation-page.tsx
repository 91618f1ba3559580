import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { MessageSquareOff } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import type { Conversation } from '../chat/conversation.ts'
import { usePresence } from '../chat/use-presence.ts'
import { useConversation } from '../chat/use-conversation.ts'
import { OpenFollowUps } from '../follow-ups/visitor-follow-ups.tsx'
import { leadName } from '../leads/lead-name.ts'
import { problemOf, useExplain } from '../problems.ts'
import { buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { ConversationHeader } from './conversation-header.tsx'
import { DetailsPanel } from './details-panel.tsx'
import { useConversationRights } from './conversation-rights.ts'
import { Thread } from './thread.tsx'
import { useInboxConversation } from './use-conversations.ts'
import { useReadMark } from './use-read-mark.ts'

const route = getRouteApi('/app/inbox/$conversationId')

/** An open conversation with the visitor's details. */
export function ConversationPage(): ReactElement {
  const { conversationId } = route.useParams()
  // The key resets all state for another conversation.
  return <OpenConversation key={conversationId} conversationId={conversationId} />
}

function OpenConversation({ conversationId }: { conversationId: string }): ReactElement {
  const conversation = useConversation(conversationId)
  if (problemOf(conversation.error) === 'conversation_not_found') return <Gone />
  return <FoundConversation conversationId={conversationId} conversation={conversation} />
}

type FoundConversationProps = {
  conversationId: string
  conversation: ReturnType<typeof useConversation>
}

function FoundConversation(props: FoundConversationProps): ReactElement {
  const { conversationId, conversation } = props
  const t = useTranslations()
  const { panel } = route.useSearch()
  const entry = useInboxConversation(conversationId)
  const row = entry.row ?? undefined
  const rights = useConversationRights(conversation.data, row)
  const presence = usePresence(conversationId)
  useReadMark(conversationId, conversation.data, row)
  const name = (row?.lead && leadName(row.lead)) || t('words.visitor')
  const toggle = useTogglePanel(panel)

  return (
    <>
      <section
        aria-label={t('inbox.conversation', { name })}
        className={cx('flex min-w-0 flex-1 flex-col', panel && 'max-xl:hidden')}
      >
        <ConversationHeader
          conversationId={conversationId}
          name={name}
          rights={rights}
          people={conversation.data?.people ?? []}
          onDetails={toggle}
        />
        <OpenFollowUps conversationId={conversationId} onDetails={toggle} />
        <Loaded query={conversation}>
          {(loaded) => (
            <Thread
              conversationId={conversationId}
              conversation={loaded}
              visitor={name}
              row={row}
              rights={rights}
              presence={presence}
            />
          )}
        </Loaded>
      </section>
      <DetailsPanel
        entry={entry}
        rights={rights}
        onClose={toggle}
        className={panel ? undefined : 'max-xl:hidden'}
      />
    </>
  )
}

/** It was deleted, perhaps while open, or does not exist. */
function Gone(): ReactElement {
  const t = useTranslations('inbox')
  return (
    <div role="alert" className="grid flex-1 place-items-center">
      <EmptyState icon={MessageSquareOff} title={t('gone')} text={t('goneText')}>
        <Link to="/inbox" search={(search) => search} className={buttonClass()}>
          {t('backToList')}
        </Link>
      </EmptyState>
    </div>
  )
}

type LoadedProps = {
  query: ReturnType<typeof useConversation>
  children: (conversation: Conversation) => ReactElement
}

function Loaded({ query, children }: LoadedProps): ReactElement {
  const explain = useExplain()
  if (query.data) return children(query.data)
  if (!query.isError) return <SkeletonRows rows={4} className="h-16" />
  return (
    <ErrorState
      message={explain(query.error)}
      retry={() => void query.refetch()}
      busy={query.isFetching}
    />
  )
}

/** Shows or hides the details where there is no room for both; also by shortcut. */
function useTogglePanel(panel: 'details' | undefined): () => void {
  const navigate = useNavigate()
  const toggle = (): void => {
    void navigate({
      from: '/inbox/$conversationId',
      to: '.',
      search: (search) => ({ ...search, panel: panel ? undefined : ('details' as const) }),
      replace: true,
    })
  }
  useShortcuts({
    d: toggle,
    Escape: () => void navigate({ to: '/inbox', search: (search) => search }),
  })

  return toggle
}
