import { zodResolver } from '@hookform/resolvers/zod'
import { login } from '@oka/contract/auth'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Eye, EyeOff } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { session } from '../trpc.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Logo } from '../ui/logo.tsx'
import { useTitle } from '../ui/use-title.ts'

const route = getRouteApi('/sign-in')

export function SignInPage(): ReactElement {
  const t = useTranslations('auth')
  const { ended } = route.useSearch()
  useTitle(t('title'))
  return (
    <main className="grid min-h-full place-items-center px-4 py-10">
      <div className="grid w-full max-w-sm gap-6 max-sm:mb-[12vh]">
        <div className="grid justify-items-center gap-3 text-center">
          <Logo className="size-10" />
          <div className="grid gap-1">
            <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
            <p className="text-ink-2">{t('lead')}</p>
          </div>
        </div>
        {ended && (
          <output className="rounded-lg bg-warn-soft px-4 py-3 text-warn-ink">{t('ended')}</output>
        )}
        <SignInForm />
      </div>
    </main>
  )
}

function SignInForm(): ReactElement {
  const t = useTranslations('auth')
  const explain = useExplain()
  const router = useRouter()
  const { redirect } = route.useSearch()
  const [problem, setProblem] = useState<string | null>(null)
  const [shown, setShown] = useState(false)
  const { register, handleSubmit, setFocus, formState } = useForm({
    resolver: zodResolver(login),
    defaultValues: { email: '', password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (input) => {
    setProblem(null)
    try {
      await session.signIn(input)
      router.history.replace(redirect ?? '/inbox')
    } catch (error) {
      setProblem(explain(error))
      setFocus('password')
    }
  })

  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid gap-4 rounded-xl border bg-surface p-6 shadow-card"
    >
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
      <Field label={t('password')} error={errors.password && t('passwordMissing')}>
        {(control) => (
          <div className="relative">
            <Input
              {...control}
              {...register('password')}
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              maxLength={256}
              className="h-10 pr-11"
            />
            <span className="absolute top-1 right-1 pointer-coarse:top-0 pointer-coarse:right-0">
              <IconButton
                label={shown ? t('hide') : t('show')}
                icon={shown ? EyeOff : Eye}
                aria-pressed={shown}
                onClick={() => setShown(!shown)}
              />
            </span>
          </div>
        )}
      </Field>
      {problem && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad-ink">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
        {t('submit')}
      </Button>
    </form>
  )
}
