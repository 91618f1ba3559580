import { mailTextMax, type ReportMailDraft } from '@oka/contract/report-delivery'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Field } from '../ui/field.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import type { SendField, SendReport } from './use-send-report.ts'

/** To whom the mail goes, what it says, and when it is sent. */
export function SendForm(props: { draft: ReportMailDraft; form: SendReport }): ReactElement {
  const { draft, form } = props
  const { values, change, wrong, submit } = form
  const t = useTranslations('report')
  const error = (field: SendField) => (wrong.has(field) ? t(`wrong.${field}`) : undefined)
  return (
    <form
      id="send-report"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="grid gap-4 px-5 py-4"
    >
      <Field label={t('mailTo')} error={draft.isSuppressed ? t('mailToSuppressed') : undefined}>
        {(control) => <Input {...control} readOnly value={draft.to} />}
      </Field>
      <Field label={t('mailCc')} hint={t('mailCcHint')} error={error('cc')}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={1300}
            value={values.cc}
            onChange={({ target }) => change({ cc: target.value })}
          />
        )}
      </Field>
      <RepliesField draft={draft} form={form} />
      <Field label={t('mailSubject')} error={error('subject')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={values.subject}
            onChange={({ target }) => change({ subject: target.value })}
          />
        )}
      </Field>
      <Field label={t('mailText')} hint={t('mailTextHint')} error={error('text')}>
        {(control) => (
          <Textarea
            {...control}
            lang={draft.locale}
            maxLength={mailTextMax}
            value={values.text}
            onChange={({ target }) => change({ text: target.value })}
            className="max-h-96 min-h-60"
          />
        )}
      </Field>
      <WhenField form={form} error={error('sendAt')} />
    </form>
  )
}

function RepliesField({ draft, form }: { draft: ReportMailDraft; form: SendReport }): ReactElement {
  const t = useTranslations('report')
  return (
    <Field label={t('mailReplyTo')}>
      {(control) => (
        <Select
          {...control}
          value={form.values.replyTo}
          onChange={({ target }) =>
            form.change({
              replyTo: draft.repliesTo.find((each) => each === target.value) ?? 'sender',
            })
          }
          className="[&_select]:w-full"
        >
          {draft.repliesTo.map((each) => (
            <option key={each} value={each} className="bg-raised text-ink">
              {t(`replyTo.${each}`, { name: draft.owner?.name ?? '' })}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function WhenField({ form, error }: { form: SendReport; error: string | undefined }): ReactElement {
  const t = useTranslations('report')
  const { values, change } = form
  return (
    <div className="grid gap-2">
      <label className="flex items-center gap-2 font-medium">
        <input
          type="checkbox"
          checked={values.isLater}
          onChange={({ target }) => change({ isLater: target.checked })}
          className="size-4"
        />
        {t('sendLater')}
      </label>
      {values.isLater && (
        <Field label={t('sendAt')} hint={t('sendAtHint')} error={error}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={values.sendAt}
              onChange={({ target }) => change({ sendAt: target.value })}
              className="max-w-60"
            />
          )}
        </Field>
      )}
    </div>
  )
}
