import type { InboxConversation } from '@oka/contract/chat'
import { conversationModes } from '@oka/contract/known-values'
import { getRouteApi, Link, useNavigate, useParams } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useDeferredValue, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'

import { SetupCard } from '../setup/setup-card.tsx'
import { useSetup } from '../setup/use-setup.ts'
import { DemoLink } from '../shell/demo-link.tsx'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { exactly, FilterLinks } from '../ui/filter-links.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { ConversationRow } from './conversation-row.tsx'
import { useConversations } from './use-conversations.ts'

const route = getRouteApi('/app/inbox')

export function ConversationList(): ReactElement {
  const t = useTranslations()
  const { mode } = route.useSearch()
  const list = useConversations(mode)
  // An open conversation names the page; otherwise the list does.
  const Title = useParams({ strict: false }).conversationId ? 'h2' : 'h1'
  const conversations = list.data?.pages.flatMap(({ items }) => items) ?? []

  return (
    <>
      <header className="grid shrink-0 gap-1 border-b px-4 pt-3 pb-2">
        <Title className="text-base font-semibold">{t('inbox.title')}</Title>
        <FilterLinks label={t('inbox.filter')}>
          {([undefined, ...conversationModes] as const).map((each) => (
            <Link
              key={each ?? 'all'}
              to="."
              search={(search) => ({ ...search, mode: each })}
              activeOptions={exactly}
            >
              {each ? t(`inbox.kinds.${each}`) : t('inbox.all')}
            </Link>
          ))}
        </FilterLinks>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <SetupOnPhone />
        <PagedList
          list={list}
          skeleton={{ rows: 7, className: 'h-15' }}
          hasRows={conversations.length > 0}
        >
          {list.isSuccess && conversations.length === 0 && (
            <NothingHere isFiltered={Boolean(mode)} />
          )}
          {conversations.length > 0 && <Rows conversations={conversations} />}
        </PagedList>
      </div>
    </>
  )
}

/** For phones, which have no room beside the list. */
function SetupOnPhone(): ReactElement | null {
  const setup = useSetup()
  if (!setup) return null
  return (
    <div className="p-3 md:hidden">
      <SetupCard setup={setup} />
    </div>
  )
}

/** Rows that fill the first screen: the others are drawn once these are there. */
const firstRows = 12

function Rows({ conversations }: { conversations: readonly InboxConversation[] }): ReactElement {
  const t = useTranslations('inbox')
  const navigate = useNavigate()
  const list = useRef<HTMLUListElement>(null)
  const { conversationId: open } = useParams({ strict: false })

  const step = (by: 1 | -1): void => {
    const at = conversations.findIndex(({ conversationId }) => conversationId === open)
    const next = conversations[at < 0 ? 0 : at + by]
    if (!next) return
    const { conversationId } = next
    void navigate({ to: '/inbox/$conversationId', params: { conversationId }, search: keepMode })
    if (list.current?.contains(document.activeElement)) rowOf(list.current, conversationId)?.focus()
  }
  useShortcuts({ j: () => step(1), k: () => step(-1) })
  const shown = useDeferredValue(
    conversations,
    open ? conversations : conversations.slice(0, firstRows),
  )

  // Scrolls to the open conversation, also when the page was opened by its address.
  useEffect(() => {
    if (open) rowOf(list.current, open)?.scrollIntoView({ block: 'nearest' })
  }, [open])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    step(event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move among its links
    <ul ref={list} aria-label={t('list')} onKeyDown={onKeyDown}>
      {shown.map((conversation) => (
        <ConversationRow
          key={conversation.conversationId}
          conversation={conversation}
          isOpen={conversation.conversationId === open}
        />
      ))}
    </ul>
  )
}

function rowOf(list: HTMLElement | null, conversationId: string): HTMLElement | null {
  return list?.querySelector(`[data-conversation="${CSS.escape(conversationId)}"]`) ?? null
}

function keepMode<Search extends object>(search: Search): Search {
  return search
}

function NothingHere({ isFiltered }: { isFiltered: boolean }): ReactElement {
  const t = useTranslations('inbox')
  if (isFiltered) {
    return (
      <EmptyState icon={Inbox} title={t('emptyFilter')} text={t('emptyFilterText')}>
        <Link to="/inbox" className={buttonClass()}>
          {t('showAll')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={Inbox} title={t('empty')} text={t('emptyText')}>
      <DemoLink />
    </EmptyState>
  )
}
