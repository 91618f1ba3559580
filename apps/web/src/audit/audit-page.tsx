import { getRouteApi, Link } from '@tanstack/react-router'
import { ScrollText, SearchX } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { AdminsOnly } from '../shell/admins-only.tsx'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
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
  const list = useEvents(route.useSearch())
  const events = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div
      aria-busy={list.isPlaceholderData || undefined}
      className="min-h-0 flex-1 overflow-y-auto scroll-thin transition-opacity aria-busy:opacity-60"
    >
      <PagedList list={list} skeleton={{ rows: 9, className: 'h-9' }} hasRows={events.length > 0}>
        {list.isSuccess && (events.length > 0 ? <EventList events={events} /> : <NoEvents />)}
      </PagedList>
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
