import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { MailRow } from './mail-row.tsx'

/** The outbox, and beside it the mail that is open; on a phone one of the two. */
export function MailsPage(): ReactElement {
  const t = useTranslations('mails')
  const { mailId: open } = useParams({ strict: false })
  useTitle(t('title'))
  // An open mail names the page; otherwise the list does.
  const Title = open ? 'h2' : 'h1'
  return (
    <div className="flex h-full min-h-0">
      <div
        className={cx(
          'flex w-full min-w-0 flex-col md:w-84 md:shrink-0 md:border-r lg:w-96',
          open && 'max-md:hidden',
        )}
      >
        <header className="flex min-h-12 shrink-0 items-center border-b px-4 sm:px-5">
          <Title className="text-base font-semibold">{t('title')}</Title>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
          <Mails open={open} />
        </div>
      </div>
      <div className={cx('flex min-w-0 flex-1', !open && 'max-md:hidden')}>
        <Outlet />
      </div>
    </div>
  )
}

function Mails({ open }: { open: string | undefined }): ReactElement {
  const t = useTranslations('mails')
  const explain = useExplain()
  const mails = useQuery(trpc.mail.list.queryOptions({}))
  if (mails.isPending) return <SkeletonRows rows={6} className="h-14" />
  if (mails.isError) {
    return (
      <ErrorState
        message={explain(mails.error)}
        retry={() => void mails.refetch()}
        busy={mails.isFetching}
      />
    )
  }
  if (mails.data.length === 0) {
    return (
      <EmptyState icon={Mail} title={t('empty')} text={t('emptyText')}>
        <Link to="/leads" className={buttonClass()}>
          {t('toLeads')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <ul aria-label={t('list')}>
      {mails.data.map((mail) => (
        <li key={mail.id}>
          <Link
            to="/mails/$mailId"
            params={{ mailId: mail.id }}
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
  )
}
