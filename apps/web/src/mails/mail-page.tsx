import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { trpc } from '../trpc.ts'
import { MailReader } from './mail-reader.tsx'
import { PaneHeader } from './pane-header.tsx'

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
      <PaneHeader title={data?.subject} />
      <MailReader key={mailId} mailId={mailId} linkLead />
    </article>
  )
}
