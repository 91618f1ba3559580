import { zodResolver } from '@hookform/resolvers/zod'
import { createLead } from '@oka/contract/lead'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { invalidFieldsOf, useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions, DialogBody } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { notify } from '../ui/toaster.tsx'
import { refused, useIssueText } from './use-issue-text.ts'

type NewLeadDialogProps = { open: boolean; onClose: () => void }

export function NewLeadDialog({ open, onClose }: NewLeadDialogProps): ReactElement {
  const t = useTranslations('leads')
  return (
    <Dialog open={open} onClose={onClose} title={t('createTitle')}>
      <NewLeadForm onClose={onClose} />
    </Dialog>
  )
}

const fields = createLead.keyof().options

/** Empty form fields count as absent. */
const absentIfEmpty = (text: unknown): unknown => (text === '' ? undefined : text)
const asScore = (text: unknown): unknown =>
  typeof text === 'string' && text.trim() !== '' ? Number(text) : undefined

function NewLeadForm({ onClose }: { onClose: () => void }): ReactElement {
  const t = useTranslations('leads')
  const ui = useTranslations('ui')
  const explain = useExplain()
  const issueText = useIssueText()
  const navigate = useNavigate()
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(createLead),
    defaultValues: { name: '', email: '', company: '' },
  })
  const create = useMutation(
    trpc.leads.create.mutationOptions({
      onSuccess: ({ id }) => {
        notify(t('createDone'))
        void queryClient.invalidateQueries(trpc.leads.list.pathFilter())
        void queryClient.invalidateQueries(trpc.analytics.pathFilter())
        void navigate({ to: '/leads/$leadId', params: { leadId: id } })
      },
      onError: (error) => {
        const invalid = invalidFieldsOf(error)
        for (const field of fields) {
          if (invalid.includes(field)) setError(field, refused, { shouldFocus: true })
        }
      },
    }),
  )
  const { errors } = formState

  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit((input) => create.mutate(input))(event)}
      className="flex min-h-0 flex-col"
    >
      <DialogBody>
        <Field label={t('name')} error={issueText('name', errors.name)}>
          {(control) => (
            <Input {...control} {...register('name')} autoComplete="off" maxLength={255} />
          )}
        </Field>
        <Field label={t('email')} error={issueText('email', errors.email)}>
          {(control) => (
            <Input
              {...control}
              {...register('email')}
              type="email"
              inputMode="email"
              autoComplete="off"
              maxLength={255}
            />
          )}
        </Field>
        <Field
          label={t('optional', { label: t('company') })}
          error={issueText('company', errors.company)}
        >
          {(control) => (
            <Input {...control} {...register('company')} autoComplete="off" maxLength={255} />
          )}
        </Field>
        <Field
          label={t('optional', { label: t('phone') })}
          hint={t('phoneHint')}
          error={issueText('phone', errors.phone)}
        >
          {(control) => (
            <Input
              {...control}
              {...register('phone', { setValueAs: absentIfEmpty })}
              type="tel"
              autoComplete="off"
              maxLength={40}
            />
          )}
        </Field>
        <Field
          label={t('optional', { label: t('fitScore') })}
          error={issueText('fitScore', errors.fitScore)}
        >
          {(control) => (
            <Input
              {...control}
              {...register('fitScore', { setValueAs: asScore })}
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
            />
          )}
        </Field>
        {create.isError && invalidFieldsOf(create.error).length === 0 && (
          <p role="alert" className="text-bad-ink">
            {explain(create.error)}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {t('createSubmit')}
        </Button>
      </DialogActions>
    </form>
  )
}
