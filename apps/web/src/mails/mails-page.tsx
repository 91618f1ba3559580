import { Link, Outlet, useMatchRoute, useParams, getRouteApi } from '@tanstack/react-router'
import { Inbox, Mail, MailX, SearchX } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useTitle } from '../ui/use-title.ts'
import { MailFilters } from './mail-filters.tsx'
import { MailRow } from './mail-row.tsx'
import { useMails } from './use-mails.ts'

const route = getRouteApi('/app/mails')

/** The outbox, and beside it the mail that is open; on a phone one of the two. */
export function MailsPage(): ReactElement {
  const t = useTranslations('mails')
  const { mailId: open } = useParams({ strict: false })
  const matches = useMatchRoute()
  const isBeside =
    open !== undefined ||
    Boolean(matches({ to: '/mails/suppressions' })) ||
    Boolean(matches({ to: '/mails/received' }))
  useTitle(t('title'))
  // What stands beside the list names the page; otherwise the list does.
  const Title = isBeside ? 'h2' : 'h1'
  return (
    <div className="flex h-full min-h-0">
      <div
        className={cx(
          'flex w-full min-w-0 flex-col md:w-84 md:shrink-0 md:border-r lg:w-96',
          isBeside && 'max-md:hidden',
        )}
      >
        <header className="flex min-h-12 shrink-0 items-center gap-2 border-b px-4 sm:px-5">
          <Title className="min-w-0 flex-1 text-base font-semibold">{t('title')}</Title>
          <Link
            from="/mails"
            to="/mails/received"
            search={(search) => search}
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
          >
            <Inbox aria-hidden className="size-4" />
            {t('receivedLink')}
          </Link>
          <Link
            from="/mails"
            to="/mails/suppressions"
            search={(search) => search}
            className={buttonClass({ variant: 'ghost', size: 'sm' })}
          >
            <MailX aria-hidden className="size-4" />
            {t('suppressionsLink')}
          </Link>
        </header>
        <MailFilters />
        <Mails open={open} />
      </div>
      <div className={cx('flex min-w-0 flex-1', !isBeside && 'max-md:hidden')}>
        <Outlet />
      </div>
    </div>
  )
}

function Mails({ open }: { open: string | undefined }): ReactElement {
  const t = useTranslations('mails')
  const list = useMails(route.useSearch())
  const mails = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div
      aria-busy={list.isPlaceholderData || undefined}
      className="min-h-0 flex-1 overflow-y-auto scroll-thin transition-opacity aria-busy:opacity-60"
    >
      <PagedList list={list} skeleton={{ rows: 6, className: 'h-14' }} hasRows={mails.length > 0}>
        {list.isSuccess && mails.length === 0 && <NoMails />}
        {mails.length > 0 && (
          <ul aria-label={t('list')}>
            {mails.map((mail) => (
              <li key={mail.id}>
                <Link
                  from="/mails"
                  to="/mails/$mailId"
                  params={{ mailId: mail.id }}
                  search={(search) => search}
                  className={cx(
                    'block border-b px-4 py-3 outline-offset-[-2px] sm:px-5',
                    mail.id === open ? 'bg-accent-soft' : 'hover:bg-hover',
                  )}
                >
                  <MailRow mail={mail} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </div>
  )
}

function NoMails(): ReactElement {
  const t = useTranslations('mails')
  const { kind, status, q } = route.useSearch()
  if (kind || status || q) {
    return (
      <EmptyState icon={SearchX} title={t('nothingFound')} text={t('nothingFoundText')}>
        <Link to="/mails" className={buttonClass()}>
          {t('clearFilters')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={Mail} title={t('empty')} text={t('emptyText')}>
      <Link to="/leads" className={buttonClass()}>
        {t('toLeads')}
      </Link>
    </EmptyState>
  )
}
