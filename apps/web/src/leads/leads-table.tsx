import type { Lead, LeadSort } from '@oka/contract/lead'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { leadName } from './lead-name.ts'
import { ScoreChip } from './score-chip.tsx'
import { StatusMenu } from './status-menu.tsx'
import { TagList } from './tags.tsx'

const route = getRouteApi('/app/leads')

type CellProps = { lead: Lead }

/** By the names of their headers. */
const cells = {
  name: { className: 'w-[15%]', draw: NameCell },
  company: {
    className: 'w-[10%]',
    draw: ({ lead }: CellProps) => <TextCell text={lead.company} />,
  },
  email: { className: 'w-[16%]', draw: ({ lead }: CellProps) => <TextCell text={lead.email} /> },
  phone: {
    className: 'w-[11%] max-xl:hidden tabular-nums',
    draw: ({ lead }: CellProps) => <TextCell text={lead.phone ?? ''} />,
  },
  tags: {
    className: 'w-[12%]',
    draw: ({ lead }: CellProps) => <TagList tags={lead.tags} max={1} />,
  },
  score: {
    className: 'w-20',
    draw: ({ lead }: CellProps) => <ScoreChip score={lead.fitScore} intent={lead.intent} />,
  },
  status: { className: 'w-36', draw: StatusCell },
  source: { className: 'w-22 max-lg:hidden', draw: SourceCell },
  created: {
    className: 'w-22',
    draw: ({ lead }: CellProps) => (
      <Age at={lead.createdAt} className="whitespace-nowrap text-ink-2" />
    ),
  },
}
type ColumnId = keyof typeof cells

/** The column and direction of each sort order. */
const sorts = {
  newest: { id: 'created', direction: 'descending' },
  oldest: { id: 'created', direction: 'ascending' },
  score: { id: 'score', direction: 'descending' },
  name: { id: 'name', direction: 'ascending' },
} as const satisfies Record<LeadSort, { id: ColumnId; direction: string }>
type SortedId = (typeof sorts)[LeadSort]['id']

const isSorted = (id: ColumnId): id is SortedId =>
  Object.values(sorts).some((sort) => sort.id === id)

const columns = (Object.keys(cells) as ColumnId[]).map((id): Column<Lead> => {
  const { className, draw: Cell } = cells[id]
  return {
    id,
    header: () => (isSorted(id) ? <SortHeader id={id} /> : <Header id={id} />),
    cell: (lead) => <Cell lead={lead} />,
    className,
  }
})

const idOf = ({ id }: Lead): string => String(id)

export function LeadsTable({ leads }: { leads: readonly Lead[] }): ReactElement {
  const t = useTranslations('leads')
  const { sort } = route.useSearch()
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
function NameCell({ lead }: CellProps): ReactElement {
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
function StatusCell({ lead }: CellProps): ReactElement {
  return (
    <span className="relative z-1 inline-flex">
      <StatusMenu lead={lead} />
    </span>
  )
}

function SourceCell({ lead }: CellProps): ReactElement {
  const t = useTranslations('words.source')
  return <span className="whitespace-nowrap text-ink-2">{t(lead.source)}</span>
}

function Header({ id }: { id: ColumnId }): string {
  return useTranslations('leads')(id)
}

/** Sorts by its column; for the age, clicking again reverses the order. */
function SortHeader({ id }: { id: SortedId }): ReactElement {
  const t = useTranslations('leads')
  const { sort } = route.useSearch()
  const isChosen = sorts[sort].id === id
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
      {isChosen && <Arrow aria-hidden className="size-3" />}
    </Link>
  )
}
