import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { trpc } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { MailReader } from './mail-reader.tsx'

const route = getRouteApi('/app/mails/$mailId')

export function MailPage(): ReactElement {
  const t = useTranslations()
  const { mailId } = route.useParams()
  const { data } = useQuery(trpc.mail.byId.queryOptions({ id: mailId }))
  return (
    <article
      className="flex min-w-0 flex-1 flex-col"
      aria-label={data?.subject ?? t('mails.title')}
    >
      <header className="flex min-h-12 shrink-0 items-center gap-2 border-b px-5 py-2 max-md:pl-2">
        <Link
          from="/mails"
          to="/mails"
          search={(search) => search}
          aria-label={t('ui.back')}
          className={cx(buttonClass({ variant: 'ghost', size: 'icon' }), 'md:hidden')}
        >
          <ArrowLeft aria-hidden className="size-4.5" />
        </Link>
        <h1 className="min-w-0 flex-1 truncate text-base font-semibold">{data?.subject}</h1>
      </header>
      <MailReader key={mailId} mailId={mailId} linkLead />
    </article>
  )
}
