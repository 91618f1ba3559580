import type { LeadDetail } from '@oka/contract/lead'
import type { Report, ReportDocument } from '@oka/contract/report'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, FileText } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { IndeterminateBar } from '../ui/meter.tsx'
import { CopyRequests } from './copy-requests.tsx'
import { ReportDocumentView } from './report-document.tsx'
import { ReportToolbar } from './report-toolbar.tsx'
import { Doubts } from './doubts.tsx'
import { ReportEditor } from './report-editor.tsx'
import { useGenerateReport, useReport } from './use-report.ts'

/** The report of a lead, and who waits for a copy of it. */
export function ReportTab({ lead }: { lead: LeadDetail }): ReactElement {
  const explain = useExplain()
  const { report, error, retry } = useReport(lead.id)
  if (error) return <ErrorState message={explain(error)} retry={retry} />
  if (report === undefined) return <SkeletonRows rows={4} className="h-16" />
  return (
    <>
      <CopyRequests lead={lead} isReady={Boolean(report?.pdfUrl)} />
      <ReportState lead={lead} report={report} />
    </>
  )
}

type ReportStateProps = { lead: LeadDetail; report: Report | null }

/** None, in progress, or finished. */
function ReportState({ lead, report }: ReportStateProps): ReactElement {
  if (report?.content)
    return <WrittenReport lead={lead} report={report} document={report.content} />
  if (report?.status === 'generating') return <Generating />
  if (lead.intent !== null && lead.intent !== 'buyer') return <NotABuyer leadId={lead.id} />
  return <NoReport leadId={lead.id} hasFailed={report?.status === 'failed'} />
}

type WrittenReportProps = { lead: LeadDetail; report: Report; document: ReportDocument }

/** What the client sees, or the same as fields while it is edited. */
function WrittenReport({ lead, report, document }: WrittenReportProps): ReactElement {
  const [isEdited, setIsEdited] = useState(false)
  if (isEdited)
    return (
      <OpenEditor leadId={lead.id} version={report.version} onClose={() => setIsEdited(false)} />
    )
  return (
    <>
      <ReportToolbar lead={lead} report={report} onEdit={() => setIsEdited(true)} />
      <NextVersion report={report} />
      <Doubts lead={lead} />
      <ReportDocumentView document={document} leadId={lead.id} />
    </>
  )
}

type OpenEditorProps = { leadId: number; version: number; onClose: () => void }

/** Stays with the version that was opened, so that no field changes under the reader's hands. */
function OpenEditor({ leadId, version, onClose }: OpenEditorProps): ReactElement {
  const explain = useExplain()
  const [opened] = useState(version)
  const query = useQuery({
    ...trpc.report.version.queryOptions({ leadId, version: opened }),
    staleTime: Infinity,
  })
  if (query.isError)
    return <ErrorState message={explain(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={6} className="h-16" />
  return <ReportEditor leadId={leadId} version={query.data} onClose={onClose} />
}

function NoReport({ leadId, hasFailed }: { leadId: number; hasFailed: boolean }): ReactElement {
  const t = useTranslations('report')
  const mayGenerate = useMay('agent')
  const { isPending, generate } = useGenerateReport(leadId)
  return (
    <EmptyState
      icon={hasFailed ? CircleAlert : FileText}
      title={hasFailed ? t('failed') : t('empty')}
      text={hasFailed ? t('failedText') : t('emptyText')}
    >
      {mayGenerate && (
        <Button variant="primary" icon={FileText} busy={isPending} onClick={generate}>
          {t('generate')}
        </Button>
      )}
    </EmptyState>
  )
}

/** There is no report for a lead that is not a buyer; a note without advice can be asked for. */
function NotABuyer({ leadId }: { leadId: number }): ReactElement {
  const t = useTranslations('report')
  const mayGenerate = useMay('agent')
  const { isPending, generate } = useGenerateReport(leadId, { isNote: true })
  return (
    <EmptyState icon={FileText} title={t('noBuyer')} text={t('noBuyerText')}>
      {mayGenerate && (
        <Button icon={FileText} busy={isPending} onClick={generate}>
          {t('generateNote')}
        </Button>
      )}
    </EmptyState>
  )
}

function Generating(): ReactElement {
  const t = useTranslations('report')
  return (
    <output className="mx-auto grid max-w-sm justify-items-center gap-4 px-6 py-16 text-center">
      <IndeterminateBar className="w-full max-w-60 bg-line" />
      <span className="grid gap-1">
        <span className="text-base font-semibold">{t('generating')}</span>
        <span className="text-pretty text-ink-2">{t('generatingText')}</span>
      </span>
    </output>
  )
}

/** Shown above the current version while the next one is written, or after that failed. */
function NextVersion({ report }: { report: Report }): ReactElement {
  const t = useTranslations('report')
  const { status, version } = report
  return (
    <output className="block">
      {status === 'generating' && (
        <span className="grid gap-2 border-b bg-accent-soft px-5 py-2.5 text-accent-ink">
          {t('generatingNext', { version })}
          <IndeterminateBar className="w-full max-w-60 bg-line" />
        </span>
      )}
      {status === 'failed' && (
        <span className="block border-b bg-bad-soft px-5 py-2.5 text-bad-ink">
          {t('failedNext', { version })}
        </span>
      )}
    </output>
  )
}
