import { Download, ExternalLink, Gauge } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { type Pdf, type PdfCopy, usePdf } from './use-pdf.ts'

type PdfDialogProps = { open: boolean; onClose: () => void; leadId: number }

/** Shows the PDF, as the client gets it or with the score, with buttons to open it in a tab and to download it. */
export function PdfDialog({ open, onClose, leadId }: PdfDialogProps): ReactElement {
  const t = useTranslations('report')
  const [attempt, setAttempt] = useState(0)
  const [copy, setCopy] = useState<PdfCopy>('client')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('title')}
      size={navigator.pdfViewerEnabled ? 'full' : 'sm'}
    >
      <PdfBody
        key={attempt}
        leadId={leadId}
        copy={copy}
        onCopy={setCopy}
        retry={() => setAttempt(attempt + 1)}
      />
    </Dialog>
  )
}

type CopyProps = { copy: PdfCopy; onCopy: (copy: PdfCopy) => void }

function PdfBody({
  leadId,
  retry,
  ...copies
}: CopyProps & { leadId: number; retry: () => void }): ReactElement {
  const explain = useExplain()
  const { pdf, error } = usePdf(leadId, copies.copy)
  if (error) return <ErrorState message={explain(error)} retry={retry} />
  if (!pdf) return <SkeletonRows rows={6} className="h-20" />
  return <PdfViewer pdf={pdf} {...copies} />
}

function PdfViewer({ pdf, copy, onCopy }: CopyProps & { pdf: Pdf }): ReactElement {
  const t = useTranslations('report')
  return (
    <>
      <div className="min-h-0 flex-1 bg-sunken">
        {navigator.pdfViewerEnabled ? (
          // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox
          <iframe title={pdf.name} src={pdf.url} className="size-full" />
        ) : (
          <EmptyState icon={Download} title={pdf.name} text={t('noViewer')} />
        )}
      </div>
      <DialogActions>
        <Button
          icon={Gauge}
          aria-pressed={copy === 'staff'}
          onClick={() => onCopy(copy === 'staff' ? 'client' : 'staff')}
        >
          {t('withScore')}
        </Button>
        <a href={pdf.url} target="_blank" rel="noreferrer" className={buttonClass()}>
          <ExternalLink aria-hidden className="size-4" />
          {t('openTab')}
        </a>
        <a href={pdf.url} download={pdf.name} className={buttonClass({ variant: 'primary' })}>
          <Download aria-hidden className="size-4" />
          {t('download')}
        </a>
      </DialogActions>
    </>
  )
}
