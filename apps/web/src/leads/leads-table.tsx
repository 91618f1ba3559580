import type { Lead, LeadSort } from '@oka/contract/lead'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { leadName } from './lead-name.ts'
import { ScoreChip } from './score-chip.tsx'
import { StatusMenu } from './status.tsx'

const route = getRouteApi('/app/leads')

type ColumnId = 'name' | 'company' | 'email' | 'phone' | 'score' | 'status' | 'source' | 'created'

/** How each sort is drawn: the column it goes by and the way it runs. */
const sorts: Record<LeadSort, { id: ColumnId; direction: 'ascending' | 'descending' }> = {
  newest: { id: 'created', direction: 'descending' },
  oldest: { id: 'created', direction: 'ascending' },
  score: { id: 'score', direction: 'descending' },
  name: { id: 'name', direction: 'ascending' },
}

const columns: readonly Column<Lead>[] = [
  {
    id: 'name',
    header: () => <SortHeader id="name" />,
    cell: (lead) => <NameCell lead={lead} />,
    className: 'w-[18%]',
  },
  {
    id: 'company',
    header: () => <Header id="company" />,
    cell: ({ company }) => <TextCell text={company} />,
    className: 'w-[12%]',
  },
  {
    id: 'email',
    header: () => <Header id="email" />,
    cell: ({ email }) => <TextCell text={email} />,
    className: 'w-[18%]',
  },
  {
    id: 'phone',
    header: () => <Header id="phone" />,
    cell: ({ phone }) => <TextCell text={phone ?? ''} />,
    className: 'w-[14%] max-xl:hidden tabular-nums',
  },
  {
    id: 'score',
    header: () => <SortHeader id="score" />,
    cell: ({ fitScore, intent }) => <ScoreChip score={fitScore} intent={intent} />,
    className: 'w-20',
  },
  {
    id: 'status',
    header: () => <Header id="status" />,
    cell: (lead) => <StatusCell lead={lead} />,
    className: 'w-36',
  },
  {
    id: 'source',
    header: () => <Header id="source" />,
    cell: (lead) => <SourceCell lead={lead} />,
    className: 'w-22 max-lg:hidden',
  },
  {
    id: 'created',
    header: () => <SortHeader id="created" />,
    cell: ({ createdAt }) => <Age at={createdAt} className="whitespace-nowrap text-ink-2" />,
    className: 'w-22',
  },
]

const idOf = ({ id }: Lead): string => String(id)

export function LeadsTable({ leads }: { leads: readonly Lead[] }): ReactElement {
  const t = useTranslations('leads')
  const { sort = 'newest' } = route.useSearch()
  return (
    <DataTable
      caption={t('table')}
      columns={columns}
      rows={leads}
      rowId={idOf}
      sorted={sorts[sort]}
    />
  )
}

/** The link covers its whole row, so that a click anywhere opens the lead. */
function NameCell({ lead }: { lead: Lead }): ReactElement {
  const t = useTranslations('leads')
  return (
    <Link
      to="/leads/$leadId"
      params={{ leadId: lead.id }}
      data-lead={lead.id}
      className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-offset-[-2px] focus-visible:after:outline-accent"
    >
      {leadName(lead) || t('nameless')}
    </Link>
  )
}

function TextCell({ text }: { text: string }): ReactElement {
  return (
    <span title={text || undefined} className="block truncate text-ink-2">
      {text || <span className="text-ink-3">–</span>}
    </span>
  )
}

/** Above the link that covers the row. */
function StatusCell({ lead }: { lead: Lead }): ReactElement {
  return (
    <span className="relative z-1 inline-flex">
      <StatusMenu lead={lead} />
    </span>
  )
}

function SourceCell({ lead }: { lead: Lead }): ReactElement {
  const t = useTranslations('words.source')
  return <span className="whitespace-nowrap text-ink-2">{t(lead.source)}</span>
}

function Header({ id }: { id: ColumnId }): string {
  return useTranslations('leads')(id)
}

/** Sorts by its column; by age, pressing it again turns the order. */
function SortHeader({ id }: { id: 'name' | 'score' | 'created' }): ReactElement {
  const t = useTranslations('leads')
  const { sort = 'newest' } = route.useSearch()
  const isSorted = sorts[sort].id === id
  const Arrow = sorts[sort].direction === 'ascending' ? ArrowUp : ArrowDown
  const byAge = sort === 'newest' ? 'oldest' : undefined
  return (
    <Link
      from="/leads"
      to="."
      search={(search) => ({ ...search, sort: id === 'created' ? byAge : id })}
      className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
    >
      {t(id)}
      {isSorted && <Arrow aria-hidden className="size-3" />}
    </Link>
  )
}
