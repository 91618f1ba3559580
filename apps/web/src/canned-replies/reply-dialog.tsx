import { zodResolver } from '@hookform/resolvers/zod'
import { type CannedReply, replyVariables, saveCannedReply } from '@oka/contract/canned-reply'
import { messageMaxLength } from '@oka/contract/limits'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormProvider, useForm, useFormContext } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { invalidFieldsOf, useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { LocaleOptions } from '../i18n/locale-options.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions, DialogBody } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import { notify } from '../ui/toaster.tsx'

type ReplyDialogProps = {
  /** The one to change; a new one if absent. */
  reply: CannedReply | undefined
  onClose: () => void
}

export function ReplyDialog({ reply, onClose }: ReplyDialogProps): ReactElement {
  const t = useTranslations('replies')
  return (
    <Dialog open size="md" onClose={onClose} title={t(reply ? 'editTitle' : 'createTitle')}>
      <ReplyForm reply={reply} onClose={onClose} />
    </Dialog>
  )
}

const fields = ['title', 'locale', 'content'] as const

function ReplyForm({ reply, onClose }: ReplyDialogProps): ReactElement {
  const t = useTranslations()
  const uiLocale = useLocale()
  const explain = useExplain()
  const form = useForm({
    resolver: zodResolver(saveCannedReply),
    defaultValues: {
      ...(reply && { id: reply.id }),
      title: reply?.title ?? '',
      locale: reply?.locale ?? uiLocale,
      content: reply?.content ?? '',
    },
  })
  const save = useMutation(
    trpc.cannedReply.save.mutationOptions({
      onSuccess: () => {
        notify(t('replies.saved'))
        void queryClient.invalidateQueries(trpc.cannedReply.pathFilter())
        onClose()
      },
      onError: (error) => {
        const invalid = invalidFieldsOf(error)
        for (const field of fields) {
          if (invalid.includes(field))
            form.setError(field, { type: 'refused' }, { shouldFocus: true })
        }
      },
    }),
  )
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => save.mutate(input))(event)}
      className="flex min-h-0 flex-col"
    >
      <DialogBody>
        <FormProvider {...form}>
          <ReplyFields />
        </FormProvider>
        {save.isError && invalidFieldsOf(save.error).length === 0 && (
          <p role="alert" className="text-bad-ink">
            {explain(save.error)}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t('ui.save')}
        </Button>
      </DialogActions>
    </form>
  )
}

type Values = { title: string; locale: CannedReply['locale']; content: string }

function ReplyFields(): ReactElement {
  const t = useTranslations()
  const { register, formState, getValues, setValue, setFocus } = useFormContext<Values>()
  const { errors } = formState
  const append = (name: string): void => {
    const content = getValues('content')
    const space = content === '' || /\s$/.test(content) ? '' : ' '
    setValue('content', `${content}${space}{{${name}}}`, { shouldDirty: true })
    setFocus('content')
  }
  const contentProblem = errors.content?.type === 'custom' ? 'variableWrong' : 'contentWrong'

  return (
    <>
      <Field
        label={t('replies.name')}
        hint={t('replies.nameHint')}
        error={errors.title && t('replies.nameWrong')}
      >
        {(control) => (
          <Input {...control} {...register('title')} autoComplete="off" maxLength={80} />
        )}
      </Field>
      <Field label={t('replies.language')}>
        {(control) => (
          <Select {...control} {...register('locale')} className="w-48">
            <LocaleOptions />
          </Select>
        )}
      </Field>
      <Field
        label={t('replies.content')}
        hint={t('replies.contentHint')}
        error={errors.content && t(`replies.${contentProblem}`)}
      >
        {(control) => (
          <Textarea
            {...control}
            {...register('content')}
            maxLength={messageMaxLength}
            className="max-h-72 min-h-32"
          />
        )}
      </Field>
      <fieldset aria-label={t('replies.insert')} className="flex flex-wrap items-center gap-1.5">
        <span className="text-xs text-ink-3">{t('replies.insert')}</span>
        {replyVariables.map((name) => (
          <Button key={name} size="sm" onClick={() => append(name)}>
            {t(`replies.variables.${name}`)}
          </Button>
        ))}
      </fieldset>
    </>
  )
}
