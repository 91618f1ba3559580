import type { LeadDetail } from '@oka/contract/lead'
import type { ReportMailDraft } from '@oka/contract/report-delivery'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { useMedia } from '../ui/use-media.ts'
import { MailPreview, PdfPreview } from './mail-preview.tsx'
import { SendForm } from './send-form.tsx'
import { SentBefore } from './sent-before.tsx'
import { useSendReport } from './use-send-report.ts'

type SendReportDialogProps = {
  open: boolean
  onClose: () => void
  lead: LeadDetail
  /** The copy that the visitor has agreed to; the mail goes to the address of that consent. */
  copyId?: string | undefined
}

/** Writes the mail with a report, beside what the lead will see of it. */
export function SendReportDialog({
  open,
  onClose,
  lead,
  copyId,
}: SendReportDialogProps): ReactElement {
  const t = useTranslations('report')
  return (
    <Dialog open={open} onClose={onClose} title={t('sendTitle')} size="wide">
      <Loading leadId={lead.id} copyId={copyId} onClose={onClose} />
    </Dialog>
  )
}

type LoadingProps = { leadId: number; copyId: string | undefined; onClose: () => void }

function Loading({ leadId, copyId, onClose }: LoadingProps): ReactElement {
  const explain = useExplain()
  const draft = useQuery({
    ...trpc.report.mailDraft.queryOptions({ leadId, copyId }),
    // What is typed must not be replaced.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
  })
  if (draft.isError) {
    return <ErrorState message={explain(draft.error)} retry={() => void draft.refetch()} />
  }
  if (!draft.data) return <SkeletonRows rows={6} className="h-12" />
  return <Writing leadId={leadId} copyId={copyId} draft={draft.data} onClose={onClose} />
}

const panes = ['write', 'mail', 'pdf'] as const
type Pane = (typeof panes)[number]

type WritingProps = LoadingProps & { draft: ReportMailDraft }

/** The form and both previews: side by side where there is room, otherwise one of them. */
function Writing({ leadId, copyId, draft, onClose }: WritingProps): ReactElement {
  const t = useTranslations('report')
  const [pane, setPane] = useState<Pane>('write')
  const form = useSendReport({ leadId, copyId, draft, onSent: onClose })
  const { values, problem, isLater, isBusy } = form
  const shown = useDebounced(JSON.stringify({ subject: values.subject, text: values.text }), 500)
  const isWide = useMedia('(min-width: 80rem)')
  const isShown = (of: Pane) => isWide || pane === of
  return (
    <>
      {!isWide && <PaneTabs pane={pane} onChoose={setPane} />}
      <div className="grid min-h-0 flex-1 xl:grid-cols-[minmax(20rem,26rem)_1fr_1fr] xl:divide-x">
        {isShown('write') && (
          <div className="min-h-0 min-w-0 overflow-y-auto scroll-thin">
            <SendForm draft={draft} form={form} />
            <SentBefore leadId={leadId} />
          </div>
        )}
        {isShown('mail') && (
          <section aria-label={t('pane.mail')} className="flex min-h-0 min-w-0 flex-col">
            <MailPreview leadId={leadId} parts={shown} />
          </section>
        )}
        {isShown('pdf') && (
          <section aria-label={t('pane.pdf')} className="flex min-h-0 min-w-0 flex-col">
            <PdfPreview leadId={leadId} />
          </section>
        )}
      </div>
      <DialogActions>
        {problem && (
          <p role="alert" className="mr-auto max-w-prose self-center text-sm text-bad-ink">
            {problem}
          </p>
        )}
        <Button onClick={onClose}>{t('sendCancel')}</Button>
        <Button
          variant="primary"
          onClick={() => {
            // Validation errors are shown in the pane with the form.
            setPane('write')
            form.submit()
          }}
          busy={isBusy}
          disabled={draft.isSuppressed}
        >
          {isLater ? t('sendLaterConfirm') : t('sendConfirm')}
        </Button>
      </DialogActions>
    </>
  )
}

type PaneTabsProps = { pane: Pane; onChoose: (pane: Pane) => void }

/** Chooses what is shown where there is room for one thing. */
function PaneTabs({ pane, onChoose }: PaneTabsProps): ReactElement {
  const t = useTranslations('report')
  return (
    <fieldset className="flex gap-1 border-b px-4 py-1.5">
      <legend className="sr-only">{t('panes')}</legend>
      {panes.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={pane === each}
          onClick={() => onChoose(each)}
          className="h-8 rounded-md px-3 font-medium text-ink-2 hover:bg-hover aria-pressed:bg-sunken aria-pressed:text-ink pointer-coarse:h-10"
        >
          {t(`pane.${each}`)}
        </button>
      ))}
    </fieldset>
  )
}
