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
import { ScoringForm } from './scoring-form.tsx'

/** What scores are given for: the company's rubric, its draft, and its versions. */
export function ScoringPage(): ReactElement {
  const t = useTranslations('scoring')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Scoring />
    </AdminsOnly>
  )
}

function Scoring(): ReactElement {
  const t = useTranslations('scoring')
  const explain = useExplain()
  const state = useQuery({ ...trpc.rubric.read.queryOptions(), refetchOnMount: 'always' })
  if (state.data && state.isFetchedAfterMount) return <ScoringForm state={state.data} />
  return (
    <Page title={t('title')}>
      <SettingsTabs />
      {state.isError ? (
        <ErrorState
          message={explain(state.error)}
          retry={() => void state.refetch()}
          busy={state.isFetching}
        />
      ) : (
        <SkeletonRows rows={6} className="h-14" />
      )}
    </Page>
  )
}
