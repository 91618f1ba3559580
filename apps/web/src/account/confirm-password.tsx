import { zodResolver } from '@hookform/resolvers/zod'
import { confirmPassword } from '@oka/contract/auth'
import { type ReactElement, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { PasswordInput } from '../auth/password-input.tsx'
import { invalidFieldsOf, useExplain } from '../problems.ts'
import { Button } from '../ui/button.tsx'
import { DialogActions, DialogBody } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'

type ConfirmPasswordProps = {
  /** What will happen on confirmation. */
  text: string
  /** The verb on the button. */
  confirm: string
  danger?: boolean
  busy: boolean
  /** Why the last attempt was refused, or null. */
  error: unknown
  onConfirm: (password: string) => void
  onClose: () => void
}

/** Re-authentication inside a dialog, before the account's security is changed. */
export function ConfirmPassword(props: ConfirmPasswordProps): ReactElement {
  const { text, confirm, danger, busy, error, onConfirm, onClose } = props
  const t = useTranslations()
  const explain = useExplain()
  const { register, handleSubmit, formState, setFocus } = useForm({
    resolver: zodResolver(confirmPassword),
    defaultValues: { password: '' },
  })
  const isWrong = invalidFieldsOf(error).includes('password')
  const problem = isWrong ? t('account.passwordWrong') : undefined
  useEffect(() => {
    if (error !== null && isWrong) setFocus('password', { shouldSelect: true })
  }, [error, isWrong, setFocus])

  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit(({ password }) => onConfirm(password))(event)}
      className="flex min-h-0 flex-col"
    >
      <DialogBody>
        <p className="text-pretty text-ink-2">{text}</p>
        <Field
          label={t('account.current')}
          error={formState.errors.password ? t('account.passwordMissing') : problem}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...register('password')}
              autoComplete="current-password"
              maxLength={256}
            />
          )}
        </Field>
        {error !== null && !isWrong && (
          <p role="alert" className="text-bad-ink">
            {explain(error)}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
          {confirm}
        </Button>
      </DialogActions>
    </form>
  )
}
