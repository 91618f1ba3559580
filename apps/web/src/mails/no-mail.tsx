import { getRouteApi } from '@tanstack/react-router'
import { MailOpen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { EmptyState } from '../ui/empty-state.tsx'
import { useMails } from './use-mails.ts'

const route = getRouteApi('/app/mails')

/** Placeholder beside a list with nothing selected. */
export function NoMail(): ReactElement | null {
  const t = useTranslations('mails')
  const { data } = useMails(route.useSearch())
  if (!data?.pages[0]?.items.length) return null
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState icon={MailOpen} title={t('choose')} />
    </div>
  )
}
