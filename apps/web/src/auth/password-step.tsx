import { zodResolver } from '@hookform/resolvers/zod'
import { login } from '@oka/contract/auth'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { session } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { entryCard, entryLink, EntryPage } from './entry-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { PasswordInput } from './password-input.tsx'

type PasswordStepProps = {
  /** Kept when the user returns to this step. */
  email: string
  /** A session ended unexpectedly. */
  ended: boolean
  /** The error that led back to this step. */
  expired: unknown
  /** Called after sign-in, or with a challenge for the second factor. */
  onDone: (challenge: string | undefined, email: string) => void
}

export function PasswordStep({ email, ended, expired, onDone }: PasswordStepProps): ReactElement {
  const t = useTranslations('auth')
  const [problem, setProblem] = useState(expired)
  const { register, handleSubmit, setFocus, formState } = useForm({
    resolver: zodResolver(login),
    defaultValues: { email, password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (input) => {
    setProblem(null)
    try {
      onDone(await session.signIn(input), input.email)
    } catch (error) {
      setProblem(error)
      setFocus('password')
    }
  })

  return (
    <EntryPage title={t('title')} lead={t('lead')}>
      {ended && (
        <output className="rounded-lg bg-warn-soft px-4 py-3 text-warn-ink">{t('ended')}</output>
      )}
      <form noValidate onSubmit={(event) => void submit(event)} className={entryCard}>
        <Field label={t('email')} error={errors.email && t('emailWrong')}>
          {(control) => (
            <Input
              {...control}
              {...register('email')}
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this form and nothing else
              autoFocus={email === ''}
              maxLength={255}
              className="h-10"
            />
          )}
        </Field>
        <Field label={t('password')} error={errors.password && t('passwordMissing')}>
          {(control) => (
            <PasswordInput
              {...control}
              {...register('password')}
              autoComplete="current-password"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this form and nothing else
              autoFocus={email !== ''}
              maxLength={256}
            />
          )}
        </Field>
        <FormProblem error={problem} />
        <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
          {t('submit')}
        </Button>
      </form>
      <p className="text-center">
        <Link to="/forgot" className={entryLink}>
          {t('forgotten')}
        </Link>
      </p>
    </EntryPage>
  )
}
