import type { ReactElement } from 'react'

import { useExplain } from '../problems.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

type SettingsLoadingProps = {
  title: string
  query: {
    isError: boolean
    error: unknown
    isFetching: boolean
    refetch: () => Promise<unknown>
  }
}

/** A page of the settings until its form has the current values, or when they could not be read. */
export function SettingsLoading({ title, query }: SettingsLoadingProps): ReactElement {
  const explain = useExplain()
  return (
    <Page title={title}>
      <SettingsTabs />
      {query.isError ? (
        <ErrorState
          message={explain(query.error)}
          retry={() => void query.refetch()}
          busy={query.isFetching}
        />
      ) : (
        <SkeletonRows rows={6} className="h-14" />
      )}
    </Page>
  )
}
