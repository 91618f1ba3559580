import type { EventName } from '@oka/contract/event'
import { eventNames } from '@oka/contract/known-values'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import type { Search } from '../search.ts'
import { trpc } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { Select } from '../ui/input.tsx'
import { DayField } from './day-field.tsx'
import { isFiltered } from './filter.ts'

const route = getRouteApi('/app/audit')
const groups = [
  'admin',
  'conversation',
  'note',
  'canned_reply',
  'article',
  'notification',
  'settings',
  'lead',
  'report',
  'mail',
] as const

/** The filter of the audit; it is in the address, so that it can be shared. */
export function FilterBar(): ReactElement {
  const t = useTranslations('audit')
  const filter = route.useSearch()
  const navigate = useNavigate()
  const change = (part: Partial<Search<'audit'>>): void => {
    void navigate({
      from: '/audit',
      to: '.',
      search: (search) => ({ ...search, ...part }),
      replace: true,
    })
  }
  const { from, to, leadId } = filter
  return (
    <search
      aria-label={t('filters')}
      className="grid shrink-0 grid-cols-2 items-end gap-x-3 gap-y-2 border-b px-4 py-2 sm:flex sm:flex-wrap sm:px-5"
    >
      <Labelled label={t('kind')}>
        <KindSelect value={filter.name} onChange={(name) => change({ name })} />
      </Labelled>
      <Labelled label={t('person')}>
        <PersonSelect value={filter.adminId} onChange={(adminId) => change({ adminId })} />
      </Labelled>
      <Labelled label={t('from')}>
        <DayField value={from} max={to} onChange={(day) => change({ from: day })} />
      </Labelled>
      <Labelled label={t('to')}>
        <DayField value={to} min={from} onChange={(day) => change({ to: day })} />
      </Labelled>
      {leadId !== undefined && (
        <Link
          from="/audit"
          to="."
          search={(search) => ({ ...search, leadId: undefined })}
          aria-label={`${t('lead', { id: String(leadId) })}. ${t('anyLead')}`}
          className={buttonClass()}
        >
          {t('lead', { id: String(leadId) })}
          <X aria-hidden className="ml-1.5 size-3.5" />
        </Link>
      )}
      {isFiltered(filter) && (
        <Link to="/audit" className={buttonClass({ variant: 'ghost' })}>
          {t('clear')}
        </Link>
      )}
    </search>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <label className="grid min-w-0 gap-1 text-xs text-ink-3">
      {label}
      {children}
    </label>
  )
}

type KindSelectProps = {
  value: EventName | undefined
  onChange: (value: EventName | undefined) => void
}

function KindSelect({ value, onChange }: KindSelectProps): ReactElement {
  const t = useTranslations('audit')
  return (
    <Select
      value={value ?? ''}
      onChange={({ target }) => onChange(eventNames.find((name) => name === target.value))}
      className="w-full sm:w-48"
    >
      <option value="">{t('anyKind')}</option>
      {groups.map((group) => (
        <optgroup key={group} label={t(`groups.${group}`)}>
          {eventNames
            .filter((name) => name.startsWith(`${group}.`))
            .map((name) => (
              <option key={name} value={name}>
                {t(`kinds.${name}`)}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  )
}

type PersonSelectProps = {
  value: number | undefined
  onChange: (value: number | undefined) => void
}

function PersonSelect({ value, onChange }: PersonSelectProps): ReactElement {
  const t = useTranslations('audit')
  const { data: members = [] } = useQuery(trpc.team.list.queryOptions())
  return (
    <Select
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
      className="w-full sm:w-48"
    >
      <option value="">{t('anyPerson')}</option>
      {members.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}
