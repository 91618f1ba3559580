import { useQuery } from '@tanstack/react-query'
import { MailOpen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { trpc } from '../trpc.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** Placeholder beside a list with nothing selected. */
export function NoMail(): ReactElement | null {
  const t = useTranslations('mails')
  const { data } = useQuery(trpc.mail.list.queryOptions({}))
  if (!data?.length) return null
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState icon={MailOpen} title={t('choose')} />
    </div>
  )
}
