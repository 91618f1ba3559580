import { getRouteApi, Link } from '@tanstack/react-router'
import { ScrollText, SearchX } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { CheckButton, CheckResult } from './chain-check.tsx'
import { EventList } from './event-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isFiltered } from './filter.ts'
import { useChainCheck } from './use-chain-check.ts'
import { useEvents } from './use-events.ts'

const route = getRouteApi('/app/audit')

export function AuditPage(): ReactElement {
  const t = useTranslations('audit')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Audit />
    </AdminsOnly>
  )
}

/** Events, and the check of their chain. */
function Audit(): ReactElement {
  const t = useTranslations('audit')
  const check = useChainCheck()
  return (
    <Page title={t('title')} actions={<CheckButton check={check} />}>
      <CheckResult check={check} />
      <FilterBar />
      <Events />
    </Page>
  )
}

function Events(): ReactElement {
  const explain = useExplain()
  const list = useEvents(route.useSearch())
  const events = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div
      aria-busy={list.isPlaceholderData || undefined}
      className="min-h-0 flex-1 overflow-y-auto scroll-thin transition-opacity aria-busy:opacity-60"
    >
      {list.isPending && <SkeletonRows rows={9} className="h-9" />}
      {list.isError && events.length === 0 && (
        <ErrorState
          message={explain(list.error)}
          retry={() => void list.refetch()}
          busy={list.isFetching}
        />
      )}
      {list.isSuccess && (events.length > 0 ? <EventList events={events} /> : <NoEvents />)}
      <LoadMore
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  )
}

function NoEvents(): ReactElement {
  const t = useTranslations('audit')
  if (!isFiltered(route.useSearch())) {
    return <EmptyState icon={ScrollText} title={t('empty')} text={t('emptyText')} />
  }
  return (
    <EmptyState icon={SearchX} title={t('nothingFound')} text={t('nothingFoundText')}>
      <Link to="/audit" className={buttonClass()}>
        {t('clear')}
      </Link>
    </EmptyState>
  )
}
