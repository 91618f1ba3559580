import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { SettingsLoading } from '../settings/settings-loading.tsx'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
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
  const state = useQuery({ ...trpc.rubric.read.queryOptions(), refetchOnMount: 'always' })
  if (state.data && state.isFetchedAfterMount) return <ScoringForm state={state.data} />
  return <SettingsLoading title={t('title')} query={state} />
}
