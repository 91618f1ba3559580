import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { SettingsForm } from './settings-form.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

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
  const explain = useExplain()
  // A form starts with the current values, and keeps them while it is edited.
  const settings = useQuery({ ...trpc.settings.read.queryOptions(), refetchOnMount: 'always' })
  if (settings.data && settings.isFetchedAfterMount) {
    return <SettingsForm settings={settings.data} />
  }
  return (
    <Page title={t('title')}>
      <SettingsTabs />
      {settings.isError ? (
        <ErrorState
          message={explain(settings.error)}
          retry={() => void settings.refetch()}
          busy={settings.isFetching}
        />
      ) : (
        <SkeletonRows rows={6} className="h-14" />
      )}
    </Page>
  )
}
