import { zodResolver } from '@hookform/resolvers/zod'
import { reset } from '@oka/contract/auth'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { problemOf } from '../problems.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { entryCard, EntryPage } from './entry-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { openCalls } from './open-calls.ts'
import { refuseFields } from './refuse-fields.ts'
import { useLinkToken } from './use-link-token.ts'

/** Page of password reset links: `/reset#TOKEN`. */
export function ResetPage(): ReactElement {
  const t = useTranslations('auth')
  const token = useLinkToken()
  const [outcome, setOutcome] = useState<'done' | 'closed'>()

  if (outcome === 'done') {
    return (
      <EntryPage key="done" announced title={t('resetDoneTitle')} lead={t('resetDoneText')}>
        <Link to="/sign-in" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          {t('toSignIn')}
        </Link>
      </EntryPage>
    )
  }
  if (outcome === 'closed' || token === '') {
    const text = token === '' ? t('resetBareText') : t('resetClosedText')
    return (
      <EntryPage key="closed" announced title={t('resetClosedTitle')} lead={text}>
        <Link to="/forgot" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          {t('resetAgain')}
        </Link>
      </EntryPage>
    )
  }
  return (
    <EntryPage title={t('resetTitle')} lead={t('resetLead')}>
      <ResetForm token={token} onOutcome={setOutcome} />
    </EntryPage>
  )
}

type ResetFormProps = { token: string; onOutcome: (outcome: 'done' | 'closed') => void }

function ResetForm({ token, onOutcome }: ResetFormProps): ReactElement {
  const t = useTranslations('auth')
  const locale = useLocale()
  const [problem, setProblem] = useState<unknown>(null)
  const { register, handleSubmit, control, setError, formState } = useForm({
    resolver: zodResolver(reset.pick({ password: true })),
    defaultValues: { password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ password }) => {
    setProblem(null)
    try {
      await openCalls.reset.mutate({ resetToken: token, password, locale })
      onOutcome('done')
    } catch (error) {
      if (problemOf(error) === 'reset_not_valid') return onOutcome('closed')
      if (!refuseFields(error, ['password'], setError)) setProblem(error)
    }
  })

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={entryCard}>
      <NewPasswordField
        label={t('newPassword')}
        registration={register('password')}
        value={useWatch({ control, name: 'password' })}
        known={[]}
        error={errors.password}
        focused
      />
      <FormProblem error={problem} />
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
        {t('resetSubmit')}
      </Button>
    </form>
  )
}
