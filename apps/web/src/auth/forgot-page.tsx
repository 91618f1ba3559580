import { zodResolver } from '@hookform/resolvers/zod'
import { requestReset } from '@oka/contract/auth'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { entryCard, entryLink, EntryPage } from './entry-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { inBold } from './in-bold.tsx'
import { openCalls } from './open-calls.ts'

/** Requests a reset link. The response does not reveal whether the account exists. */
export function ForgotPage(): ReactElement {
  const [sentTo, setSentTo] = useState<string>()
  return sentTo === undefined ? (
    <AskPage onSent={setSentTo} />
  ) : (
    <SentPage email={sentTo} onAgain={() => setSentTo(undefined)} />
  )
}

function AskPage({ onSent }: { onSent: (email: string) => void }): ReactElement {
  const t = useTranslations('auth')
  const locale = useLocale()
  const [problem, setProblem] = useState<unknown>(null)
  const { register, handleSubmit, setFocus, formState } = useForm({
    resolver: zodResolver(requestReset),
    defaultValues: { email: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ email }) => {
    setProblem(null)
    try {
      await openCalls.requestReset.mutate({ email, locale })
      onSent(email)
    } catch (error) {
      setProblem(error)
      setFocus('email')
    }
  })

  return (
    <EntryPage title={t('forgotTitle')} lead={t('forgotLead')}>
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
              autoFocus
              maxLength={255}
              className="h-10"
            />
          )}
        </Field>
        <FormProblem error={problem} />
        <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
          {t('forgotSubmit')}
        </Button>
      </form>
      <BackToSignIn />
    </EntryPage>
  )
}

function SentPage({ email, onAgain }: { email: string; onAgain: () => void }): ReactElement {
  const t = useTranslations('auth')
  return (
    <EntryPage announced title={t('sentTitle')} lead={t.rich('sentText', { email, b: inBold })}>
      <div className={entryCard}>
        <p className="text-ink-2">{t('sentHint')}</p>
        <Button size="lg" onClick={onAgain}>
          {t('sentAgain')}
        </Button>
      </div>
      <BackToSignIn />
    </EntryPage>
  )
}

function BackToSignIn(): ReactElement {
  const t = useTranslations('auth')
  return (
    <p className="text-center">
      <Link to="/sign-in" className={entryLink}>
        {t('forgotBack')}
      </Link>
    </p>
  )
}
