import type { LeadDetail } from '@oka/contract/lead'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { notify } from '../ui/toaster.tsx'

type SendReportDialogProps = { open: boolean; onClose: () => void; lead: LeadDetail }

/**
 * Asks before a report is mailed, and again when this version was mailed already, showing that
 * mail's status.
 */
export function SendReportDialog({ open, onClose, lead }: SendReportDialogProps): ReactElement {
  const t = useTranslations('report')
  const locale = useLocale()
  const explain = useExplain()
  const send = useMutation(
    trpc.report.email.mutationOptions({
      onSuccess: ({ mail, repeated }) => {
        void queryClient.invalidateQueries(trpc.mail.pathFilter())
        void queryClient.invalidateQueries(trpc.analytics.pathFilter())
        if (repeated) return
        notify(t('sent', { email: mail.to }))
        onClose()
        send.reset()
      },
    }),
  )
  const close = (): void => {
    send.reset()
    onClose()
  }
  const repeated = send.data?.repeated ? send.data.mail : null
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={repeated ? t(`repeatedTitle.${repeated.status}`) : t('sendTitle')}
      confirm={repeated ? t('sendAgain') : t('sendConfirm')}
      busy={send.isPending}
      error={send.isError ? explain(send.error) : null}
      onConfirm={() => send.mutate({ leadId: lead.id, ...(repeated !== null && { again: true }) })}
    >
      <p>
        {repeated
          ? t.rich(`repeatedText.${repeated.status}`, {
              email: repeated.to,
              when: formatMoment(new Date(repeated.sentAt ?? repeated.createdAt), locale),
              who: strong,
            })
          : t.rich('sendText', { email: lead.email, who: strong })}
      </p>
    </ConfirmDialog>
  )
}

function strong(chunks: ReactNode): ReactElement {
  return <strong className="font-semibold break-all text-ink">{chunks}</strong>
}
