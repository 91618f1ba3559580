import type { LeadDetail } from '@oka/contract/lead'
import type { Report } from '@oka/contract/report'
import { FileDown, GitCompare, Link2, Pencil, RotateCw, Send } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useMay } from '../session/use-session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { LinksDialog } from './links-dialog.tsx'
import { PdfDialog } from './pdf-dialog.tsx'
import { SendReportDialog } from './send-report-dialog.tsx'
import { useGenerateReport } from './use-report.ts'
import { VersionsDialog } from './versions-dialog.tsx'

type ReportToolbarProps = { lead: LeadDetail; report: Report; onEdit: () => void }

export function ReportToolbar({ lead, report, onEdit }: ReportToolbarProps): ReactElement {
  const t = useTranslations('report')
  const mayWork = useMay('agent')
  const isNote = lead.intent !== null && lead.intent !== 'buyer'
  const { isPending, generate } = useGenerateReport(lead.id, { isNote })
  const [open, setOpen] = useState<'pdf' | 'send' | 'links' | 'versions' | null>(null)
  const close = (): void => setOpen(null)
  const isGenerating = report.status === 'generating'
  return (
    <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b bg-surface px-4 py-2 sm:px-5">
      <p className="min-w-40 flex-1 text-ink-2">
        {t('version', { version: report.version })}
        <span className="text-ink-3">
          {' · '}
          <Age at={report.updatedAt} />
        </span>
      </p>
      {mayWork && (
        <Button
          variant="ghost"
          icon={RotateCw}
          busy={isPending}
          disabled={isGenerating}
          onClick={generate}
        >
          {t('regenerate')}
        </Button>
      )}
      {mayWork && (
        <Button variant="ghost" icon={Pencil} disabled={isGenerating} onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
      {report.version > 1 && (
        <Button variant="ghost" icon={GitCompare} onClick={() => setOpen('versions')}>
          {t('compare')}
        </Button>
      )}
      {mayWork && (
        <IconButton
          label={t('links')}
          icon={Link2}
          disabled={!report.pdfUrl}
          onClick={() => setOpen('links')}
        />
      )}
      <Button icon={FileDown} disabled={!report.pdfUrl} onClick={() => setOpen('pdf')}>
        {t('openPdf')}
      </Button>
      {mayWork && (
        <Button
          variant="primary"
          icon={Send}
          disabled={lead.email === '' || !report.pdfUrl}
          title={lead.email === '' ? t('noEmail') : undefined}
          onClick={() => setOpen('send')}
        >
          {t('send')}
        </Button>
      )}
      <VersionsDialog open={open === 'versions'} onClose={close} leadId={lead.id} />
      <PdfDialog open={open === 'pdf'} onClose={close} leadId={lead.id} />
      <LinksDialog
        open={open === 'links'}
        onClose={close}
        leadId={lead.id}
        version={report.version}
      />
      <SendReportDialog open={open === 'send'} onClose={close} lead={lead} />
    </div>
  )
}
