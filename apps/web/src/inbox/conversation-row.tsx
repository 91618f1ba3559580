import type { InboxConversation } from '@oka/contract/chat'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLocale, useNow, useTranslations } from 'use-intl'

import { formatSpan } from '../i18n/formats.ts'
import { Age } from '../i18n/time.tsx'
import { leadName } from '../leads/lead-name.ts'
import { ScoreChip } from '../leads/score-chip.tsx'
import { useAdmin } from '../session/use-session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { pagePath } from './page-path.ts'

type ConversationRowProps = { conversation: InboxConversation; isOpen: boolean }

/** A conversation in the list: visitor, time, last message, and whether the visitor waits. */
export function ConversationRow({ conversation, isOpen }: ConversationRowProps): ReactElement {
  const { conversationId, lead, waiting } = conversation
  // An open conversation is being read; its read receipt is in flight.
  const unread = isOpen ? 0 : conversation.unread
  return (
    <li>
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId }}
        search={(search) => ({ ...search, panel: undefined })}
        data-conversation={conversationId}
        className={cx(
          'relative flex gap-3 border-b px-4 py-3 outline-offset-[-2px] max-md:py-3.5',
          isOpen ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        {waiting && <span aria-hidden className="absolute inset-y-0 left-0 w-[3px] bg-warn" />}
        <Avatar name={lead ? leadName(lead) : ''} />
        <span className="grid min-w-0 flex-1 grid-cols-1 gap-0.5">
          <Who conversation={conversation} />
          <span className="flex items-center gap-2">
            <span
              className={cx(
                'min-w-0 flex-1 truncate',
                waiting || unread > 0 ? 'text-ink' : 'text-ink-2',
                unread > 0 && 'font-medium',
              )}
            >
              <Preview conversation={conversation} />
            </span>
            {unread > 0 && <Unread count={unread} />}
            {lead && <ScoreChip score={lead.fitScore} />}
          </span>
          <Marks conversation={conversation} />
        </span>
      </Link>
    </li>
  )
}

function Unread({ count }: { count: number }): ReactElement {
  const t = useTranslations('inbox')
  return (
    <span className="grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-accent px-1.5 text-xs font-semibold text-white tabular-nums">
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('unread', { count })}</span>
    </span>
  )
}

function Who({ conversation }: { conversation: InboxConversation }): ReactElement {
  const t = useTranslations('words')
  const { lead, pageUrl, activeAt } = conversation
  const name = (lead && leadName(lead)) || t('visitor')
  const about = lead?.name && lead.company ? lead.company : pagePath(pageUrl)
  return (
    <span className="flex items-baseline gap-2">
      <span className="truncate font-semibold">{name}</span>
      {about && <span className="min-w-0 flex-1 truncate text-xs text-ink-3">{about}</span>}
      <Age at={activeAt} className="ml-auto shrink-0 text-xs text-ink-3" />
    </span>
  )
}

function Preview({ conversation }: { conversation: InboxConversation }): string {
  const t = useTranslations('inbox')
  const { lastMessage } = conversation
  // Without messages: the conversation starts with the request for a person.
  if (!lastMessage || lastMessage.role === 'system') return t('askedForPerson')
  const { role, content } = lastMessage
  const text = content.replace(/\s+/g, ' ').slice(0, 160)
  if (role === 'assistant') return t('assistantSaid', { text })
  return role === 'agent' ? t('agentSaid', { text }) : text
}

function Marks({ conversation }: { conversation: InboxConversation }): ReactElement | null {
  const t = useTranslations()
  const admin = useAdmin()
  const { mode, holder, waiting, waitingSince } = conversation
  if (mode === 'assistant' && !waiting) return null
  return (
    <span className="flex flex-wrap gap-1 pt-1">
      {waiting && (
        <Badge tone="warn">
          <Waiting since={waitingSince} />
        </Badge>
      )}
      {mode === 'human' && (
        <Badge className="bg-surface text-ink-2 ring-1 ring-line ring-inset">
          {holder?.id === admin.id ? t('inbox.you') : (holder?.name ?? t('words.mode.human'))}
        </Badge>
      )}
      {mode === 'closed' && <Badge>{t('words.mode.closed')}</Badge>}
    </span>
  )
}

/** How long the visitor has waited, updated while shown. */
function Waiting({ since }: { since: string | null }): string {
  const t = useTranslations('inbox')
  const locale = useLocale()
  const now = useNow({ updateInterval: 15_000 })
  const time = since === null ? '' : formatSpan(new Date(since), now, locale)
  return time === '' ? t('waiting') : t('waitingFor', { time })
}
