import type { ReceivedMailSummary, ReceivedState } from '@oka/contract/mail'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailQuestion } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { trpc } from '../trpc.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useTitle } from '../ui/use-title.ts'
import { PaneHeader } from './pane-header.tsx'

/** The mails that came in, and what became of each; their text is in the conversation. */
export function ReceivedPage(): ReactElement {
  const t = useTranslations()
  useTitle(t('mails.received'))
  const list = useInfiniteQuery({
    ...trpc.chat.receivedMails.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
    placeholderData: keepPreviousData,
  })
  const mails = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-labelledby="received" className="flex min-w-0 flex-1 flex-col">
      <PaneHeader id="received" title={t('mails.received')} />
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <p className="max-w-prose px-5 py-4 text-pretty text-ink-2">{t('mails.receivedText')}</p>
        <PagedList list={list} skeleton={{ rows: 5, className: 'h-10' }} hasRows={mails.length > 0}>
          {list.isSuccess && mails.length === 0 && (
            <EmptyState
              icon={MailQuestion}
              title={t('mails.noReceived')}
              text={t('mails.noReceivedText')}
            />
          )}
          {mails.length > 0 && (
            <ul aria-label={t('mails.received')} className="border-t">
              {mails.map((mail) => (
                <ReceivedRow key={mail.id} mail={mail} />
              ))}
            </ul>
          )}
        </PagedList>
      </div>
    </section>
  )
}

const toneOf: Record<ReceivedState, Tone> = {
  stored: 'good',
  shortened: 'warn',
  automatic: 'neutral',
  loop: 'neutral',
  empty: 'neutral',
  unknown: 'warn',
}

function ReceivedRow({ mail }: { mail: ReceivedMailSummary }): ReactElement {
  const t = useTranslations('mails')
  const { from, subject, state, conversationId, createdAt } = mail
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-5 py-2.5">
      <span className="grid min-w-0 flex-1 basis-56 gap-0.5">
        <span className="font-medium wrap-anywhere">{from || t('noSender')}</span>
        <span className="truncate text-ink-2">{subject}</span>
        <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <Age at={createdAt} />
          {conversationId !== null && (
            <Link
              to="/inbox/$conversationId"
              params={{ conversationId }}
              className="text-accent-ink hover:underline"
            >
              {t('toConversation')}
            </Link>
          )}
        </span>
      </span>
      <Badge tone={toneOf[state]}>{t(`receivedState.${state}`)}</Badge>
    </li>
  )
}
