import { useMutation } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { IconButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog, DialogBody } from '../ui/dialog.tsx'
import { Input } from '../ui/input.tsx'
import { notify, notifyProblem } from '../ui/toaster.tsx'

type ReportLink = { url: string; expiresAt: string }

/** Creates a link that opens the report without signing in, and copies it. */
export function CopyLinkButton(props: { leadId: number; disabled: boolean }): ReactElement {
  const { leadId, disabled } = props
  const t = useTranslations('report')
  const locale = useLocale()
  const explain = useExplain()
  const [shown, setShown] = useState<ReportLink | null>(null)
  const make = useMutation(
    trpc.report.link.mutationOptions({
      onSuccess: async (link) => {
        try {
          await navigator.clipboard.writeText(link.url)
          notify(t('linkCopied', { date: formatMoment(new Date(link.expiresAt), locale) }))
        } catch {
          // Some browsers allow copying only during a gesture, which the response came after.
          setShown(link)
        }
      },
      onError: (error) => notifyProblem(explain(error)),
    }),
  )
  return (
    <>
      <IconButton
        label={t('copyLink')}
        icon={Link2}
        busy={make.isPending}
        disabled={disabled}
        onClick={() => make.mutate({ leadId })}
      />
      {shown && <LinkDialog link={shown} onClose={() => setShown(null)} />}
    </>
  )
}

function LinkDialog({ link, onClose }: { link: ReportLink; onClose: () => void }): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  const date = formatMoment(new Date(link.expiresAt), locale)
  return (
    <Dialog open onClose={onClose} title={t('report.linkTitle')}>
      <DialogBody>
        <div className="flex items-center gap-1">
          <Input
            readOnly
            value={link.url}
            aria-label={t('report.linkTitle')}
            onFocus={(event) => event.target.select()}
            className="min-w-0 flex-1"
          />
          <CopyButton text={link.url} label={t('ui.copy', { what: t('report.theLink') })} />
        </div>
        <p className="text-pretty text-ink-2">{t('report.linkText', { date })}</p>
      </DialogBody>
    </Dialog>
  )
}
