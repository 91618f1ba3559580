import type { Lead } from '@oka/contract/lead'
import { leadStatuses } from '@oka/contract/known-values'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Plus, SearchX, Trash2, Users } from 'lucide-react'
import { type ReactElement, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { useMay } from '../session/use-session.ts'
import { DemoLink } from '../shell/demo-link.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { exactly, FilterLinks } from '../ui/filter-links.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { useTitle } from '../ui/use-title.ts'
import { LeadCards } from './lead-cards.tsx'
import { LeadSearch } from './lead-search.tsx'
import { LeadsTable } from './leads-table.tsx'
import { NewLeadDialog } from './new-lead-dialog.tsx'
import { SortSelect } from './sort-select.tsx'
import { TagFilter } from './tags.tsx'
import { useLeads, useStatusCounts } from './use-leads.ts'

const route = getRouteApi('/app/leads')

export function LeadsPage(): ReactElement {
  const t = useTranslations('leads')
  const mayCreate = useMay('agent')
  const mayImport = useMay('admin')
  const { tag } = route.useSearch()
  const [creating, setCreating] = useState(false)
  const create = (): void => setCreating(true)
  useTitle(t('title'))
  useShortcuts(mayCreate ? { n: create } : {})

  return (
    <Page
      title={t('title')}
      actions={
        <>
          <DeletedLink />
          {mayImport && (
            <Link to="/leads/import" className={buttonClass()}>
              {t('import')}
            </Link>
          )}
          {mayCreate && (
            <Button variant="primary" icon={Plus} onClick={create}>
              {t('create')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-1.5 sm:px-5">
        <StatusFilter />
        <div className="flex min-w-80 flex-1 items-center justify-end gap-2 py-0.5 max-sm:w-full max-sm:min-w-0 max-sm:flex-none">
          <TagFilter tag={tag} />
          <LeadSearch />
          <SortSelect />
        </div>
      </div>
      <LeadList />
      <NewLeadDialog open={creating} onClose={() => setCreating(false)} />
    </Page>
  )
}

/** Link to the deleted leads, for admins. */
function DeletedLink(): ReactElement | null {
  const t = useTranslations('leads')
  if (!useMay('admin')) return null
  return (
    <Link to="/leads/deleted" className={buttonClass({ variant: 'ghost' })}>
      <Trash2 aria-hidden className="size-4" />
      <span className="max-sm:sr-only">{t('toDeleted')}</span>
    </Link>
  )
}

function LeadList(): ReactElement {
  const body = useRef<HTMLDivElement>(null)
  const list = useLeads(route.useSearch())
  const leads = list.data?.pages.flatMap(({ items }) => items) ?? []
  useRowKeys(body)

  return (
    <div
      ref={body}
      aria-busy={list.isPlaceholderData || undefined}
      className="min-h-0 flex-1 scroll-pt-12 overflow-auto scroll-thin transition-opacity aria-busy:opacity-60"
    >
      <PagedList list={list} skeleton={{ rows: 9, className: 'h-9' }} hasRows={leads.length > 0}>
        {list.isSuccess && (leads.length > 0 || !list.hasNextPage) && <Leads leads={leads} />}
      </PagedList>
    </div>
  )
}

function Leads({ leads }: { leads: readonly Lead[] }): ReactElement {
  const isWide = useMedia('(min-width: 56rem)')
  const { status, q, tag } = route.useSearch()
  if (leads.length === 0) return status || q || tag ? <NothingFound /> : <NoLeads />
  return isWide ? <LeadsTable leads={leads} /> : <LeadCards leads={leads} />
}

function StatusFilter(): ReactElement {
  const t = useTranslations()
  const format = useFormatter()
  const counts = useStatusCounts()
  const all = counts && [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <FilterLinks label={t('leads.filter')}>
      {([undefined, ...leadStatuses] as const).map((status) => {
        const count = status ? counts?.get(status) : all
        return (
          <Link
            key={status ?? 'all'}
            from="/leads"
            to="."
            search={(search) => ({ ...search, status })}
            activeOptions={exactly}
          >
            {status ? t(`words.status.${status}`) : t('leads.all')}
            {count !== undefined && (
              <span className="text-xs font-normal text-ink-3 tabular-nums">
                {format.number(count)}
              </span>
            )}
          </Link>
        )
      })}
    </FilterLinks>
  )
}

/** Arrow keys move the focus between leads. */
function useRowKeys(body: { readonly current: HTMLElement | null }): void {
  const step = (by: 1 | -1): void => {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-lead]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    const next = rows[at < 0 ? 0 : at + by]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
  })
}

function NothingFound(): ReactElement {
  const t = useTranslations('leads')
  const navigate = useNavigate()
  return (
    <EmptyState icon={SearchX} title={t('nothingFound')} text={t('nothingFoundText')}>
      <Button onClick={() => void navigate({ to: '/leads' })}>{t('clearFilters')}</Button>
    </EmptyState>
  )
}

function NoLeads(): ReactElement {
  const t = useTranslations('leads')
  return (
    <EmptyState icon={Users} title={t('empty')} text={t('emptyText')}>
      <DemoLink />
    </EmptyState>
  )
}
