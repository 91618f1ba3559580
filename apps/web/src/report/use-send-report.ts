import {
  copiesMax,
  type EmailReport,
  emailReport,
  type ReplyChoice,
  type ReportMailDraft,
} from '@oka/contract/report-delivery'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'
import { invalidFieldsOf, useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { notify } from '../ui/toaster.tsx'

type SendValues = {
  subject: string
  text: string
  /** Addresses, with commas or blanks between. */
  cc: string
  replyTo: ReplyChoice
  isLater: boolean
  /** As `datetime-local` writes it, in the time zone of the browser. */
  sendAt: string
}
export type SendField = 'subject' | 'text' | 'cc' | 'sendAt'

export type SendReport = {
  values: SendValues
  change: (changed: Partial<SendValues>) => void
  /** Fields that are wrong. */
  wrong: ReadonlySet<SendField>
  /** Why the mail was not sent; null before. */
  problem: string | null
  /** This version was sent before: sending now sends it once more. */
  isRepeated: boolean
  isLater: boolean
  isBusy: boolean
  submit: () => void
}

type Options = {
  leadId: number
  copyId: string | undefined
  draft: ReportMailDraft
  onSent: () => void
}

/** What staff write into the mail with a report, and sending it. */
export function useSendReport({ leadId, copyId, draft, onSent }: Options): SendReport {
  const t = useTranslations('report')
  const locale = useLocale()
  const explain = useExplain()
  const [values, setValues] = useState<SendValues>(() => ({
    subject: draft.subject,
    text: draft.text,
    cc: '',
    replyTo: draft.repliesTo[0] ?? 'sender',
    isLater: false,
    sendAt: tomorrowMorning(),
  }))
  const [wrong, setWrong] = useState<ReadonlySet<SendField>>(new Set())
  const [isRepeated, setIsRepeated] = useState(false)
  const send = useMutation(
    trpc.report.email.mutationOptions({
      onSuccess: ({ mail, repeated }) => {
        void queryClient.invalidateQueries(trpc.mail.pathFilter())
        void queryClient.invalidateQueries(trpc.followUp.pathFilter())
        void queryClient.invalidateQueries(trpc.analytics.pathFilter())
        if (repeated) return setIsRepeated(true)
        const when = mail.sendAt && formatMoment(new Date(mail.sendAt), locale)
        notify(when ? t('sentLater', { email: mail.to, when }) : t('sent', { email: mail.to }))
        return onSent()
      },
      onError: (error) => setWrong(fieldsOf(invalidFieldsOf(error))),
    }),
  )

  const submit = (): void => {
    const sending = { leadId, copyId, version: draft.version, again: isRepeated }
    const input = toInput(values, sending)
    const parsed = emailReport.safeParse(input)
    const refused = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
    setWrong(fieldsOf(values.isLater && !input.sendAt ? [...refused, 'sendAt'] : refused))
    if (parsed.success && (!values.isLater || input.sendAt)) send.mutate(parsed.data)
  }
  return {
    values,
    change: (changed) => setValues((before) => ({ ...before, ...changed })),
    wrong,
    problem: send.isError ? explain(send.error) : isRepeated ? t('repeated') : null,
    isRepeated,
    isLater: values.isLater,
    isBusy: send.isPending,
    submit,
  }
}

type Sending = { leadId: number; copyId: string | undefined; version: number; again: boolean }

function toInput(
  { subject, text, cc, replyTo, isLater, sendAt }: SendValues,
  { leadId, copyId, version, again }: Sending,
): EmailReport {
  const at = new Date(sendAt)
  const hasTime = isLater && !Number.isNaN(at.getTime())
  return {
    leadId,
    version,
    subject,
    text,
    cc: cc
      .split(/[\s,;]+/)
      .filter((each) => each !== '')
      .slice(0, copiesMax + 1),
    replyTo,
    ...(copyId !== undefined && { copyId }),
    ...(again && { again }),
    ...(hasTime && { sendAt: at.toISOString() }),
  }
}

const fields: readonly SendField[] = ['subject', 'text', 'cc', 'sendAt']

const fieldsOf = (paths: readonly string[]): Set<SendField> =>
  new Set(fields.filter((field) => paths.some((path) => path.split('.')[0] === field)))

const two = (part: number) => String(part).padStart(2, '0')

/** Tomorrow at nine, as `datetime-local` wants it. */
function tomorrowMorning(): string {
  const at = new Date()
  at.setDate(at.getDate() + 1)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T09:00`
}
