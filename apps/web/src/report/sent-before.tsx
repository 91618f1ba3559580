import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { MailStatusBadge } from '../mails/mail-row.tsx'
import { useMails } from '../mails/use-mails.ts'

/** How many of the former mails are listed. */
const shownMax = 5

/** The mails that this lead got before, with what became of them. */
export function SentBefore({ leadId }: { leadId: number }): ReactElement | null {
  const t = useTranslations('report')
  const { data } = useMails({ leadId })
  const mails = data?.pages[0]?.items.slice(0, shownMax) ?? []
  if (mails.length === 0) return null
  return (
    <section aria-labelledby="sent-before" className="border-t px-5 py-4">
      <h3 id="sent-before" className="mb-2 font-semibold">
        {t('sentBefore')}
      </h3>
      <ul className="grid gap-2">
        {mails.map((mail) => (
          <li key={mail.id} className="flex items-center gap-2 text-sm">
            <Link
              to="/leads/$leadId"
              params={{ leadId }}
              search={{ tab: 'mails', mail: mail.id }}
              className="min-w-0 flex-1 truncate text-accent-ink hover:underline"
            >
              {mail.subject}
            </Link>
            <Age at={mail.sentAt ?? mail.createdAt} className="shrink-0 text-xs text-ink-3" />
            <MailStatusBadge status={mail.status} />
          </li>
        ))}
      </ul>
    </section>
  )
}
