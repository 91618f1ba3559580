import type { DeletedLead } from '@oka/contract/lead'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Eraser, Trash2, Undo2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useNow, useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useTitle } from '../ui/use-title.ts'
import { EraseLeadDialog } from './erase-lead-dialog.tsx'
import { leadName } from './lead-name.ts'
import { useRestoreLead } from './use-restore-lead.ts'

/** Deleted leads that can still be restored; for admins. */
export function DeletedLeadsPage(): ReactElement {
  const t = useTranslations()
  useTitle(t('leads.deletedTitle'))
  return (
    <AdminsOnly>
      <Page title={t('leads.deletedTitle')}>
        <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 sm:px-5">
          <Link
            to="/leads"
            className="flex items-center gap-1.5 rounded-md text-xs font-medium text-ink-3 hover:text-ink pointer-coarse:py-2"
          >
            <ArrowLeft aria-hidden className="size-3.5" />
            {t('lead.toLeads')}
          </Link>
          <p className="text-xs text-ink-3">{t('leads.deletedHint')}</p>
        </div>
        <DeletedList />
      </Page>
    </AdminsOnly>
  )
}

function DeletedList(): ReactElement {
  const t = useTranslations('leads')
  const list = useInfiniteQuery(
    trpc.leads.listDeleted.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  )
  const leads = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="min-h-0 flex-1 overflow-auto scroll-thin">
      <PagedList list={list} skeleton={{ rows: 5, className: 'h-14' }} hasRows={leads.length > 0}>
        {list.isSuccess && leads.length === 0 && (
          <EmptyState icon={Trash2} title={t('deletedEmpty')} text={t('deletedEmptyText')} />
        )}
        <ul aria-label={t('deletedTitle')}>
          {leads.map((lead) => (
            <DeletedRow key={lead.id} lead={lead} />
          ))}
        </ul>
      </PagedList>
    </div>
  )
}

function DeletedRow({ lead }: { lead: DeletedLead }): ReactElement {
  const t = useTranslations('leads')
  const restore = useRestoreLead()
  const [erasing, setErasing] = useState(false)
  const known = leadName(lead)
  const name = known || t('nameless')
  const details = [lead.company, lead.email, lead.phone].filter((text) => text && text !== known)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-3 sm:px-5">
      <Avatar name={known} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="truncate font-semibold">{name}</p>
        {details.length > 0 && <p className="truncate text-sm text-ink-2">{details.join(' · ')}</p>}
        <p className="text-xs text-ink-3">
          {t.rich('deletedSince', ageTag(lead.deletedAt))}
          {' · '}
          <DaysLeft until={lead.erasedBy} />
        </p>
      </div>
      <div className="flex gap-2 max-sm:w-full max-sm:justify-end">
        <Button
          icon={Undo2}
          busy={restore.isPending}
          onClick={() => restore.mutate({ id: lead.id })}
          aria-label={t('restoreOf', { name })}
        >
          {t('restore')}
        </Button>
        <Button
          variant="ghost"
          icon={Eraser}
          onClick={() => setErasing(true)}
          aria-label={t('eraseOf', { name })}
          className="text-bad-ink!"
        >
          {t('erase')}
        </Button>
      </div>
      <EraseLeadDialog
        lead={{ id: lead.id, name }}
        open={erasing}
        onClose={() => setErasing(false)}
      />
    </li>
  )
}

const ageTag = (at: string) => ({ age: () => <Age at={at} /> })

const dayMs = 24 * 3_600_000

function DaysLeft({ until }: { until: string }): ReactElement {
  const t = useTranslations('leads')
  const now = useNow({ updateInterval: 60_000 })
  const days = Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / dayMs))
  return (
    <span className={cx(days <= 3 && 'font-medium text-bad-ink')}>{t('daysLeft', { days })}</span>
  )
}
