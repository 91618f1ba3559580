import { followUpCountMax, type FollowUpView } from '@oka/contract/follow-up'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { EmptyState } from '../ui/empty-state.tsx'
import { exactly, FilterLinks } from '../ui/filter-links.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useTitle } from '../ui/use-title.ts'
import { FollowUpItem } from './follow-up-item.tsx'
import { countAll, useFollowUpCounts, useFollowUps } from './use-follow-ups.ts'

const route = getRouteApi('/app/to-do')
const views = [undefined, 'question', 'call_back', 'copy', 'closed'] as const

/** The list of follow-ups: questions that were passed on, call-backs, and copies of reports. */
export function FollowUpsPage(): ReactElement {
  const t = useTranslations('followUps')
  useTitle(t('title'))
  return (
    <Page title={t('title')}>
      <div className="flex shrink-0 items-center border-b px-4 py-1.5 sm:px-5">
        <ViewFilter />
      </div>
      <FollowUpList />
    </Page>
  )
}

function ViewFilter(): ReactElement {
  const t = useTranslations('followUps')
  const counts = useFollowUpCounts()
  const countOf = (view: FollowUpView | undefined): number | undefined => {
    if (!counts || view === 'closed') return undefined
    if (view === undefined || view === 'open') return countAll(counts)
    return counts[view]
  }
  return (
    <FilterLinks label={t('filter')}>
      {views.map((view) => (
        <Link key={view ?? 'open'} from="/to-do" to="." search={{ view }} activeOptions={exactly}>
          {t(`views.${view ?? 'open'}`)}
          <Count count={countOf(view)} />
        </Link>
      ))}
    </FilterLinks>
  )
}

function Count({ count }: { count: number | undefined }): ReactElement | null {
  const t = useTranslations('followUps')
  if (count === undefined) return null
  return (
    <span className="text-xs font-normal text-ink-3 tabular-nums">
      {count >= followUpCountMax ? t('many', { count: String(followUpCountMax - 1) }) : count}
    </span>
  )
}

function FollowUpList(): ReactElement {
  const t = useTranslations('followUps')
  const { view } = route.useSearch()
  const list = useFollowUps(view)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div
      aria-busy={list.isPlaceholderData || undefined}
      className="min-h-0 flex-1 overflow-auto scroll-thin transition-opacity aria-busy:opacity-60"
    >
      <PagedList list={list} skeleton={{ rows: 6, className: 'h-20' }} hasRows={items.length > 0}>
        {list.isSuccess && items.length === 0 && (
          <EmptyState icon={ListChecks} title={t(`empty.${view}`)} text={t('emptyText')} />
        )}
        <ul aria-label={t(`views.${view}`)} className="empty:hidden">
          {items.map((followUp) => (
            <li key={followUp.id} className="border-b px-4 py-3.5 sm:px-5">
              <div className="max-w-3xl">
                <FollowUpItem followUp={followUp} place="list" />
              </div>
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  )
}
