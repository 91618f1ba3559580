import { zodResolver } from '@hookform/resolvers/zod'
import { updateProfile } from '@oka/contract/auth'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { queryClient, session, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { notify } from '../ui/toaster.tsx'
import { Part } from './part.tsx'

export function ProfilePart(): ReactElement {
  const t = useTranslations()
  const { email, role } = useAdmin()
  return (
    <Part title={t('account.profile')} text={t('account.profileText')}>
      <div className="grid gap-5">
        <NameForm />
        <dl className="grid gap-2">
          <Line label={t('account.email')}>
            <span className="break-all">{email}</span>
          </Line>
          <Line label={t('account.role')}>
            {t(`words.role.${role}`)}
            <span className="block text-pretty text-ink-2">{t(`team.roleTexts.${role}`)}</span>
          </Line>
        </dl>
      </div>
    </Part>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
      <dt className="text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function NameForm(): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const { name } = useAdmin()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(updateProfile),
    values: { name },
  })
  const save = useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: () => {
        notify(t('account.saved'))
        void queryClient.invalidateQueries(trpc.team.pathFilter())
        renewSession().catch(() => undefined)
      },
    }),
  )
  const { errors, isDirty } = formState
  const wrong = errors.name?.type === 'too_small' ? 'nameMissing' : 'nameWrong'

  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit((input) => save.mutate(input))(event)}
      className="grid gap-3"
    >
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-56 flex-1">
          <Field label={t('account.name')} error={errors.name && t(`account.${wrong}`)}>
            {(control) => (
              <Input {...control} {...register('name')} autoComplete="name" maxLength={255} />
            )}
          </Field>
        </div>
        <Button type="submit" className="mt-6.5" disabled={!isDirty} busy={save.isPending}>
          {t('ui.save')}
        </Button>
      </div>
      {save.isError && (
        <p role="alert" className="text-bad-ink">
          {explain(save.error)}
        </p>
      )}
    </form>
  )
}

/** The page shows the session's copy of the name; a renewed session has the new one. */
async function renewSession(): Promise<void> {
  await session.tokenInsteadOf(await session.token())
}
