import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
import { useTitle } from '../ui/use-title.ts'
import { SettingsForm } from './settings-form.tsx'
import { SettingsLoading } from './settings-loading.tsx'

/** What the company says of itself, and how its visitors are answered. */
export function SettingsPage(): ReactElement {
  const t = useTranslations('settings')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Settings />
    </AdminsOnly>
  )
}

function Settings(): ReactElement {
  const t = useTranslations('settings')
  // A form starts with the current values, and keeps them while it is edited.
  const settings = useQuery({ ...trpc.settings.read.queryOptions(), refetchOnMount: 'always' })
  if (settings.data && settings.isFetchedAfterMount) {
    return <SettingsForm settings={settings.data} />
  }
  return <SettingsLoading title={t('title')} query={settings} />
}
