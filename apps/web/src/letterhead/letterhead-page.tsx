import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { SettingsLoading } from '../settings/settings-loading.tsx'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
import { useTitle } from '../ui/use-title.ts'
import { LetterheadForm } from './letterhead-form.tsx'

/** What reports and their mails are headed with. */
export function LetterheadPage(): ReactElement {
  const t = useTranslations('letterhead')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Letterhead />
    </AdminsOnly>
  )
}

function Letterhead(): ReactElement {
  const t = useTranslations('letterhead')
  // A form starts with the current values, and keeps them while it is edited.
  const fresh = { refetchOnMount: 'always' } as const
  const letterhead = useQuery({ ...trpc.settings.letterhead.queryOptions(), ...fresh })
  const logo = useQuery({ ...trpc.settings.logo.queryOptions(), ...fresh })
  const isFresh = letterhead.isFetchedAfterMount && logo.isFetchedAfterMount
  if (letterhead.data && logo.data !== undefined && isFresh)
    return <LetterheadForm letterhead={letterhead.data} logo={logo.data} />
  return <SettingsLoading title={t('title')} query={logo.isError ? logo : letterhead} />
}
