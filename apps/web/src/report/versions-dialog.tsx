import type { ReportDocument, ReportVersionSummary } from '@oka/contract/report'
import { useQueries, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { Select } from '../ui/input.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { type ClaimChange, compareDocuments, isReordered } from './compare-documents.ts'

type VersionsDialogProps = { open: boolean; onClose: () => void; leadId: number }

/** Two versions of a report, and what differs between them. */
export function VersionsDialog({ open, onClose, leadId }: VersionsDialogProps): ReactElement {
  const t = useTranslations('report')
  return (
    <Dialog open={open} onClose={onClose} title={t('compare')} size="md">
      <Versions leadId={leadId} />
    </Dialog>
  )
}

function Versions({ leadId }: { leadId: number }): ReactElement {
  const explain = useExplain()
  const versions = useQuery(trpc.report.versions.queryOptions({ leadId }))
  if (versions.isError)
    return <ErrorState message={explain(versions.error)} retry={() => void versions.refetch()} />
  if (!versions.data) return <SkeletonRows rows={4} className="h-12" />
  return <Compare leadId={leadId} versions={versions.data} />
}

type CompareProps = { leadId: number; versions: readonly ReportVersionSummary[] }

function Compare({ leadId, versions }: CompareProps): ReactElement {
  const t = useTranslations('report')
  const [after, setAfter] = useState(versions[0]?.version ?? 1)
  const [before, setBefore] = useState(versions[1]?.version ?? after)
  return (
    <div className="grid min-h-0 grid-cols-1 gap-4 overflow-y-auto p-5 scroll-thin">
      <div className="grid gap-3 sm:grid-cols-2">
        <VersionSelect label={t('from')} versions={versions} value={before} onChange={setBefore} />
        <VersionSelect label={t('to')} versions={versions} value={after} onChange={setAfter} />
      </div>
      <Changes leadId={leadId} before={before} after={after} />
    </div>
  )
}

type VersionSelectProps = {
  label: string
  versions: readonly ReportVersionSummary[]
  value: number
  onChange: (version: number) => void
}

function VersionSelect({ label, versions, value, onChange }: VersionSelectProps): ReactElement {
  const t = useTranslations('report')
  const format = useFormatter()
  return (
    <label className="grid gap-1.5 text-sm font-medium">
      {label}
      <Select
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="w-full [&>select]:w-full"
      >
        {versions.map(({ version, author, createdAt }) => (
          <option key={version} value={version}>
            {t('versionBy', {
              version,
              author: author?.name ?? t('assistant'),
              at: format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </option>
        ))}
      </Select>
    </label>
  )
}

type ChangesProps = { leadId: number; before: number; after: number }

function Changes({ leadId, before, after }: ChangesProps): ReactElement {
  const explain = useExplain()
  const [one, other] = useQueries({
    queries: [before, after].map((version) =>
      trpc.report.version.queryOptions({ leadId, version }),
    ),
  })
  const failed = one?.error ?? other?.error
  if (failed) return <ErrorState message={explain(failed)} />
  if (!one?.data || !other?.data) return <SkeletonRows rows={4} className="h-12" />
  return <Differences from={one.data.document} to={other.data.document} />
}

type DifferencesProps = { from: ReportDocument; to: ReportDocument }

function Differences({ from, to }: DifferencesProps): ReactElement {
  const t = useTranslations('report')
  const changes = compareDocuments(from, to)
  const hasMoved = isReordered(from, to)
  if (changes.length === 0 && !hasMoved) return <p className="text-ink-2">{t('sameText')}</p>
  return (
    <>
      {hasMoved && <p className="text-ink-2">{t('reordered')}</p>}
      <ul className="grid grid-cols-1 gap-3">
        {changes.map((change) => (
          <Change key={change.id} change={change} locale={to.locale} />
        ))}
      </ul>
    </>
  )
}

const tones = { added: 'good', removed: 'bad', changed: 'info' } as const

function Change({ change, locale }: { change: ClaimChange; locale: string }): ReactElement {
  const t = useTranslations('report')
  const { section, kind, parts } = change
  return (
    <li className="grid gap-1.5 rounded-lg border px-4 py-3">
      <p className="flex flex-wrap items-center gap-2 text-xs text-ink-3">
        <Badge tone={tones[kind]}>{t(`change.${kind}`)}</Badge>
        {t(`section.${section}`)}
      </p>
      <p lang={locale} className="text-typed">
        {parts.map((part) => (
          <Words key={part.id} part={part} />
        ))}
      </p>
    </li>
  )
}

function Words({ part }: { part: ClaimChange['parts'][number] }): ReactElement {
  const { kind, text } = part
  if (kind === 'same') return <span>{text}</span>
  return kind === 'added' ? (
    <ins className="rounded-sm bg-good-soft text-good-ink no-underline">{text}</ins>
  ) : (
    <del className="rounded-sm bg-bad-soft text-bad-ink">{text}</del>
  )
}
