import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { MailReader } from '../mails/mail-reader.tsx'
import { MailRow } from '../mails/mail-row.tsx'
import { useMails } from '../mails/use-mails.ts'
import { buttonClass } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PagedList } from '../ui/paged-list.tsx'

const route = getRouteApi('/app/leads/$leadId')

/** Mails to a lead; one opens over the page. */
export function LeadMails({ leadId }: { leadId: number }): ReactElement {
  const t = useTranslations()
  const navigate = useNavigate()
  const { mail: open } = route.useSearch()
  const list = useMails({ leadId })
  const mails = list.data?.pages.flatMap(({ items }) => items) ?? []
  const subject = mails.find(({ id }) => id === open)?.subject ?? t('mails.title')
  return (
    <>
      <PagedList list={list} skeleton={{ rows: 3, className: 'h-14' }} hasRows={mails.length > 0}>
        {list.isSuccess && mails.length === 0 && (
          <EmptyState icon={Mail} title={t('lead.mailsEmpty')} text={t('lead.mailsEmptyText')}>
            <Link from="/leads/$leadId" to="." search={{ tab: 'report' }} className={buttonClass()}>
              {t('lead.toReport')}
            </Link>
          </EmptyState>
        )}
        {mails.length > 0 && (
          <ul aria-label={t('mails.list')}>
            {mails.map((mail) => (
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
        )}
      </PagedList>
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
