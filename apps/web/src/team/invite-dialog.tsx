import { zodResolver } from '@hookform/resolvers/zod'
import { roles } from '@oka/contract/known-values'
import { type Invite, invite as inviteInput, type Invited } from '@oka/contract/team'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'
import { problemOf, useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog, DialogActions, DialogBody } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

/** Initial values; filled in for a repeated invitation. */
export type Invitee = Pick<Invite, 'email' | 'role'>

type InviteDialogProps = { invitee: Invitee; onClose: () => void }

/** Asks whom to invite, then shows the link, which cannot be shown again. */
export function InviteDialog({ invitee, onClose }: InviteDialogProps): ReactElement {
  const t = useTranslations('team')
  const [sent, setSent] = useState<{ email: string; invited: Invited } | null>(null)
  if (sent) {
    return (
      <Dialog key="link" open onClose={onClose} title={t('invitedTitle')}>
        <InvitationLink {...sent} onClose={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog key="form" open onClose={onClose} title={t('inviteTitle')}>
      <InviteForm
        invitee={invitee}
        onClose={onClose}
        onInvited={(email, invited) => setSent({ email, invited })}
      />
    </Dialog>
  )
}

type InviteFormProps = InviteDialogProps & {
  onInvited: (email: string, invited: Invited) => void
}

function InviteForm({ invitee, onClose, onInvited }: InviteFormProps): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  const explain = useExplain()
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(inviteInput),
    defaultValues: { ...invitee, locale },
  })
  const invite = useMutation(
    trpc.team.invite.mutationOptions({
      onSuccess: (invited, { email }) => {
        void queryClient.invalidateQueries(trpc.team.invitations.queryFilter())
        void queryClient.invalidateQueries(trpc.mail.pathFilter())
        onInvited(email, invited)
      },
      onError: (error) => {
        if (problemOf(error) === 'email_taken') {
          setError('email', { type: 'taken' }, { shouldFocus: true })
        }
      },
    }),
  )
  const { email } = formState.errors
  const isTaken = email?.type === 'taken'
  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit((input) => invite.mutate(input))(event)}
      className="flex min-h-0 flex-col"
    >
      <DialogBody>
        <Field
          label={t('team.email')}
          error={email && (isTaken ? explain(invite.error) : t('team.emailWrong'))}
        >
          {(control) => (
            <Input
              {...control}
              {...register('email')}
              type="email"
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={255}
            />
          )}
        </Field>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-medium">{t('team.role')}</legend>
          {roles.map((role) => (
            <label
              key={role}
              className="flex items-start gap-2.5 rounded-lg border p-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input {...register('role')} type="radio" value={role} className="mt-0.5 size-4" />
              <span className="grid">
                <span className="font-medium">{t(`words.role.${role}`)}</span>
                <span className="text-pretty text-ink-2">{t(`team.roleTexts.${role}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {invite.isError && problemOf(invite.error) !== 'email_taken' && (
          <p role="alert" className="text-bad-ink">
            {explain(invite.error)}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" variant="primary" busy={invite.isPending}>
          {t('team.inviteSubmit')}
        </Button>
      </DialogActions>
    </form>
  )
}

type InvitationLinkProps = { email: string; invited: Invited; onClose: () => void }

function InvitationLink({ email, invited, onClose }: InvitationLinkProps): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  const { url, expiresAt } = invited
  const date = formatMoment(new Date(expiresAt), locale)
  return (
    <>
      <DialogBody>
        <p className="text-pretty text-ink-2">
          {t.rich('team.invitedText', { email, who: strong })}
        </p>
        <div className="flex items-center gap-1">
          <Input
            readOnly
            value={url}
            aria-label={t('team.linkLabel')}
            onFocus={(event) => event.target.select()}
            className="min-w-0 flex-1 font-mono"
          />
          <CopyButton text={url} label={t('ui.copy', { what: t('team.link') })} />
        </div>
        <p className="text-xs text-ink-3">{t('team.linkHint', { date })}</p>
      </DialogBody>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {t('team.done')}
        </Button>
      </DialogActions>
    </>
  )
}

function strong(chunks: ReactNode): ReactElement {
  return <strong className="font-semibold wrap-anywhere text-ink">{chunks}</strong>
}
