import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { SettingsLoading } from '../settings/settings-loading.tsx'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
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
  // A form starts with the current values, and keeps them while it is edited.
  const settings = useQuery({ ...trpc.settings.read.queryOptions(), refetchOnMount: 'always' })
  if (settings.data && settings.isFetchedAfterMount) {
    return <AssistantForm persona={settings.data.persona} company={settings.data.name} />
  }
  return <SettingsLoading title={t('title')} query={settings} />
}
