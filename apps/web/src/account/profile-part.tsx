import { zodResolver } from '@hookform/resolvers/zod'
import { type UpdateProfile, updateProfile } from '@oka/contract/auth'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { queryClient, session, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
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
        <ProfileForm />
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

const fields = ['name', 'phone', 'bookingUrl'] as const

function ProfileForm(): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const { name } = useAdmin()
  const profile = useQuery(trpc.auth.profile.queryOptions())
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(updateProfile),
    values: profile.data
      ? { name: profile.data.name, phone: profile.data.phone, bookingUrl: profile.data.bookingUrl }
      : { name, phone: '', bookingUrl: '' },
  })
  const save = useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: (saved) => {
        notify(t('account.saved'))
        queryClient.setQueryData(trpc.auth.profile.queryKey(), saved)
        void queryClient.invalidateQueries(trpc.team.pathFilter())
        renewSession().catch(() => undefined)
      },
    }),
  )
  if (profile.isError)
    return <ErrorState message={explain(profile.error)} retry={() => void profile.refetch()} />
  const { errors, dirtyFields, isDirty } = formState
  const nameWrong = errors.name?.type === 'too_small' ? 'nameMissing' : 'nameWrong'
  const wrong = { name: nameWrong, phone: 'phoneWrong', bookingUrl: 'bookingUrlWrong' } as const
  const send = (input: UpdateProfile): void => {
    save.mutate(
      Object.fromEntries(
        fields.filter((field) => dirtyFields[field]).map((field) => [field, input[field]]),
      ),
    )
  }

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(send)(event)} className="grid gap-4">
      {fields.map((field) => (
        <Field
          key={field}
          label={t(`account.${field}`)}
          {...(field !== 'name' && { hint: t(`account.${field}Hint`) })}
          error={errors[field] && t(`account.${wrong[field]}`)}
        >
          {(control) => (
            <Input
              {...control}
              {...register(field)}
              {...inputs[field]}
              disabled={profile.isPending && field !== 'name'}
            />
          )}
        </Field>
      ))}
      <div>
        <Button type="submit" disabled={!isDirty} busy={save.isPending}>
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

const inputs = {
  name: { autoComplete: 'name', maxLength: 255 },
  phone: { type: 'tel', autoComplete: 'tel', maxLength: 40 },
  bookingUrl: { type: 'url', autoComplete: 'off', maxLength: 500, spellCheck: false },
} as const

/** The page shows the session's copy of the name; a renewed session has the new one. */
async function renewSession(): Promise<void> {
  await session.tokenInsteadOf(await session.token())
}
