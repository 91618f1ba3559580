import type { LeadDetail } from '@oka/contract/lead'
import type { Report } from '@oka/contract/report'
import { CircleAlert, FileText } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ReportDocumentView } from './report-document.tsx'
import { ReportToolbar } from './report-toolbar.tsx'
import { useGenerateReport, useReport } from './use-report.ts'

/** The report of a lead: none, in progress, or finished. */
export function ReportTab({ lead }: { lead: LeadDetail }): ReactElement {
  const explain = useExplain()
  const { report, error, retry } = useReport(lead.id)
  if (error) return <ErrorState message={explain(error)} retry={retry} />
  if (report === undefined) return <SkeletonRows rows={4} className="h-16" />
  if (report?.content) {
    return (
      <>
        <ReportToolbar lead={lead} report={report} />
        <NextVersion report={report} />
        <ReportDocumentView document={report.content} leadId={lead.id} />
      </>
    )
  }
  if (report?.status === 'generating') return <Generating />
  if (lead.intent !== null && lead.intent !== 'buyer') return <NotABuyer />
  return <NoReport leadId={lead.id} hasFailed={report?.status === 'failed'} />
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

/** There is no report for a lead that is not a buyer. */
function NotABuyer(): ReactElement {
  const t = useTranslations('report')
  return <EmptyState icon={FileText} title={t('noBuyer')} text={t('noBuyerText')} />
}

function Generating(): ReactElement {
  const t = useTranslations('report')
  return (
    <output className="mx-auto grid max-w-sm justify-items-center gap-4 px-6 py-16 text-center">
      <Progress />
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
          <Progress />
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

/** Indeterminate progress. */
function Progress(): ReactElement {
  return (
    <span aria-hidden className="block h-1 w-full max-w-60 overflow-hidden rounded-full bg-line">
      <span className="block h-full w-2/5 animate-slide rounded-full bg-accent" />
    </span>
  )
}
