import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { SettingsLoading } from '../settings/settings-loading.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
import { Page } from '../ui/page.tsx'
import { useTitle } from '../ui/use-title.ts'
import { OriginPart } from './origin-part.tsx'
import { PricesPart } from './prices-part.tsx'
import { ProviderPart } from './provider-part.tsx'
import { SpendingPart } from './spending-part.tsx'

/** Milliseconds after which the progress of the embeddings is read again. */
const progressEveryMs = 2000

/** Which language model is used, at what price, and what was spent on it. */
export function ModelsPage(): ReactElement {
  const t = useTranslations('models')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Models />
    </AdminsOnly>
  )
}

function Models(): ReactElement {
  const t = useTranslations('models')
  // A form starts with the current values, and keeps them while it is edited.
  const state = useQuery({
    ...trpc.provider.read.queryOptions(),
    refetchOnMount: 'always',
    refetchInterval: ({ state: { data } }) =>
      data?.embedded && data.embedded.done < data.embedded.total ? progressEveryMs : false,
  })
  const settings = useQuery({ ...trpc.settings.read.queryOptions(), refetchOnMount: 'always' })
  const isReady = state.isFetchedAfterMount && settings.isFetchedAfterMount
  if (!state.data || !settings.data || !isReady) {
    return <SettingsLoading title={t('title')} query={state.isError ? state : settings} />
  }
  return (
    <Page title={t('title')}>
      <SettingsTabs />
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <div className="mx-auto max-w-5xl px-4 sm:px-8">
          <OriginPart state={state.data} />
          <ProviderPart state={state.data} />
          <PricesPart prices={settings.data.modelPrices} />
          <SpendingPart state={state.data} />
        </div>
      </div>
    </Page>
  )
}
