import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { MailReader } from '../mails/mail-reader.tsx'
import { MailRow } from '../mails/mail-row.tsx'
import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'

const route = getRouteApi('/app/leads/$leadId')

/** Mails to a lead; one opens over the page. */
export function LeadMails({ leadId }: { leadId: number }): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const navigate = useNavigate()
  const { mail: open } = route.useSearch()
  const mails = useQuery(trpc.mail.list.queryOptions({ leadId }))
  if (mails.isPending) return <SkeletonRows rows={3} className="h-14" />
  if (mails.isError) {
    return <ErrorState message={explain(mails.error)} retry={() => void mails.refetch()} />
  }
  if (mails.data.length === 0) {
    return (
      <EmptyState icon={Mail} title={t('lead.mailsEmpty')} text={t('lead.mailsEmptyText')}>
        <Link from="/leads/$leadId" to="." search={{ tab: 'report' }} className={buttonClass()}>
          {t('lead.toReport')}
        </Link>
      </EmptyState>
    )
  }
  const subject = mails.data.find(({ id }) => id === open)?.subject ?? t('mails.title')
  return (
    <>
      <ul aria-label={t('mails.list')}>
        {mails.data.map((mail) => (
          <li key={mail.id}>
            <Link
              from="/leads/$leadId"
              to="."
              search={{ tab: 'mails', mail: mail.id }}
              resetScroll={false}
              className="block border-b px-5 py-3 outline-offset-[-2px] hover:bg-hover"
            >
              <MailRow mail={mail} />
            </Link>
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== undefined}
        onClose={() =>
          void navigate({
            from: '/leads/$leadId',
            to: '.',
            search: { tab: 'mails' },
            resetScroll: false,
          })
        }
        title={subject}
        size="full"
      >
        {open !== undefined && <MailReader mailId={open} />}
      </Dialog>
    </>
  )
}
