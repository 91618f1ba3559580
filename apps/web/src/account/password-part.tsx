import { zodResolver } from '@hookform/resolvers/zod'
import { changePassword } from '@oka/contract/auth'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { NewPasswordField } from '../auth/new-password-field.tsx'
import { PasswordInput } from '../auth/password-input.tsx'
import { invalidFieldsOf, useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { notify } from '../ui/toaster.tsx'
import { Part } from './part.tsx'

export function PasswordPart(): ReactElement {
  const t = useTranslations('account')
  return (
    <Part title={t('password')} text={t('passwordText')}>
      <PasswordForm />
    </Part>
  )
}

const fields = ['password', 'newPassword'] as const
const empty = { password: '', newPassword: '' }

function PasswordForm(): ReactElement {
  const t = useTranslations('account')
  const locale = useLocale()
  const explain = useExplain()
  const { email, name } = useAdmin()
  const { register, handleSubmit, formState, setError, reset, control } = useForm({
    resolver: zodResolver(changePassword),
    defaultValues: empty,
  })
  // Registered in the order of the page, which is that in which the first wrong one gets the focus.
  const inputs = { password: register('password'), newPassword: register('newPassword') }
  const newPassword = useWatch({ control, name: 'newPassword' })
  const change = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: ({ endedSessions }) => {
        notify(t('passwordChanged', { count: endedSessions }))
        reset(empty)
        void queryClient.invalidateQueries(trpc.auth.sessions.queryFilter())
        void queryClient.invalidateQueries(trpc.mail.pathFilter())
      },
      onError: (error) => {
        const invalid = invalidFieldsOf(error)
        for (const field of fields) {
          if (invalid.includes(field)) setError(field, { type: 'refused' }, { shouldFocus: true })
        }
      },
    }),
  )
  const { errors } = formState
  const wrong = errors.password?.type === 'refused' ? 'passwordWrong' : 'passwordMissing'

  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit((input) => change.mutate({ ...input, locale }))(event)}
      className="grid gap-4"
    >
      {/* For what keeps passwords: whose this one is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('current')} error={errors.password && t(wrong)}>
        {(control_) => (
          <PasswordInput
            {...control_}
            {...inputs.password}
            autoComplete="current-password"
            maxLength={256}
          />
        )}
      </Field>
      <NewPasswordField
        label={t('next')}
        registration={inputs.newPassword}
        value={newPassword}
        known={[email, name]}
        error={errors.newPassword}
      />
      {change.isError && invalidFieldsOf(change.error).length === 0 && (
        <p role="alert" className="text-bad-ink">
          {explain(change.error)}
        </p>
      )}
      <Button type="submit" className="w-fit" busy={change.isPending}>
        {t('changePassword')}
      </Button>
    </form>
  )
}
