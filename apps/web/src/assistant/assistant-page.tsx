import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { AssistantForm } from './assistant-form.tsx'

/** How the assistant presents itself, what it asks, and what it does not speak of. */
export function AssistantPage(): ReactElement {
  const t = useTranslations('assistant')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Assistant />
    </AdminsOnly>
  )
}

function Assistant(): ReactElement {
  const t = useTranslations('assistant')
  const explain = useExplain()
  // A form starts with the current values, and keeps them while it is edited.
  const settings = useQuery({ ...trpc.settings.read.queryOptions(), refetchOnMount: 'always' })
  if (settings.data && settings.isFetchedAfterMount) {
    return <AssistantForm persona={settings.data.persona} company={settings.data.name} />
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
