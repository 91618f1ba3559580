import { zodResolver } from '@hookform/resolvers/zod'
import { type InvitationRead, register as registerInput } from '@oka/contract/auth'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { problemOf } from '../problems.ts'
import { session } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { entryCard, EntryPage } from './entry-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { refuseFields } from './refuse-fields.ts'

type JoinFormProps = {
  invitation: InvitationRead
  token: string
  /** The account is being created and signed in. */
  onJoining: (isJoining: boolean) => void
  /** The invitation was valid when the page was opened, and no longer is. */
  onClosed: () => void
}

export function JoinForm(props: JoinFormProps): ReactElement {
  const { invitation, token, onJoining, onClosed } = props
  const { email: invited, role, company } = invitation
  const t = useTranslations('auth')
  const router = useRouter()
  const [problem, setProblem] = useState<unknown>(null)
  const { register, handleSubmit, control, setError, formState } = useForm({
    resolver: zodResolver(registerInput.omit({ inviteToken: true })),
    defaultValues: { email: invited ?? '', name: '', password: '' },
  })
  // Registered in the order of the page, which is that in which the first wrong one gets the focus.
  const inputs = {
    email: register('email'),
    name: register('name'),
    password: register('password'),
  }
  const [email, name, password] = useWatch({ control, name: ['email', 'name', 'password'] })
  const { errors, isSubmitting } = formState
  const nameProblem = errors.name?.type === 'too_small' ? 'nameMissing' : 'nameWrong'

  const submit = handleSubmit(async (input) => {
    setProblem(null)
    onJoining(true)
    try {
      await session.join({ ...input, inviteToken: token })
      router.history.replace('/inbox')
    } catch (error) {
      onJoining(false)
      if (problemOf(error) === 'invitation_not_valid') return onClosed()
      if (!refuseFields(error, ['email', 'name', 'password'], setError)) setProblem(error)
    }
  })

  return (
    <EntryPage
      title={invited === null ? t('firstTitle') : t('joinTitle', { company })}
      lead={invited === null ? t('firstLead', { company }) : t(`joinLead.${role}`)}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className={entryCard}>
        <Field label={t('email')} error={errors.email && t('emailWrong')}>
          {(field) => (
            <Input
              {...field}
              {...inputs.email}
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              readOnly={invited !== null}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this form and nothing else
              autoFocus={invited === null}
              maxLength={255}
              className="h-10 read-only:bg-sunken read-only:text-ink-2 read-only:shadow-none"
            />
          )}
        </Field>
        <Field label={t('name')} hint={t('nameHint')} error={errors.name && t(nameProblem)}>
          {(field) => (
            <Input
              {...field}
              {...inputs.name}
              autoComplete="name"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this form and nothing else
              autoFocus={invited !== null}
              maxLength={255}
              className="h-10"
            />
          )}
        </Field>
        <NewPasswordField
          label={t('newPassword')}
          registration={inputs.password}
          value={password}
          known={[email, name]}
          error={errors.password}
        />
        <FormProblem error={problem} />
        <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
          {t('joinSubmit')}
        </Button>
      </form>
    </EntryPage>
  )
}
