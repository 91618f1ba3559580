import { previewReportMail } from '@oka/contract/report-delivery'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { client } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { usePdf } from './use-pdf.ts'

/**
 * The mail as its reader will see it, in a frame without scripts or requests.
 *
 * @param parts JSON of subject and text
 */
export function MailPreview({ leadId, parts }: { leadId: number; parts: string }): ReactElement {
  const t = useTranslations('report')
  const explain = useExplain()
  const { data: draft } = previewReportMail.safeParse({ leadId, ...(JSON.parse(parts) as object) })
  const preview = useQuery({
    queryKey: ['mail preview', leadId, parts],
    queryFn: () => client.report.previewMail.mutate(draft!),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 0,
  })
  if (preview.isError) {
    return <ErrorState message={explain(preview.error)} retry={() => void preview.refetch()} />
  }
  if (!preview.data) return <SkeletonRows rows={6} className="h-12" />
  return (
    <iframe
      title={t('pane.mail')}
      sandbox=""
      src={preview.data.previewUrl}
      className="min-h-96 w-full flex-1 bg-white scheme-light"
    />
  )
}

/** The PDF that is attached. */
export function PdfPreview({ leadId }: { leadId: number }): ReactElement {
  const t = useTranslations('report')
  const explain = useExplain()
  const { pdf, error } = usePdf(leadId, 'client')
  if (error) return <ErrorState message={explain(error)} />
  if (!pdf) return <SkeletonRows rows={6} className="h-12" />
  if (!navigator.pdfViewerEnabled) {
    return (
      <EmptyState icon={Download} title={pdf.name} text={t('noViewer')}>
        <a href={pdf.url} download={pdf.name} className={buttonClass()}>
          {t('download')}
        </a>
      </EmptyState>
    )
  }
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox
    <iframe title={pdf.name} src={pdf.url} className="min-h-96 w-full flex-1" />
  )
}
