import type { Invitation } from '@oka/contract/team'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useLocale, useNow, useTranslations } from 'use-intl'

import { formatDate } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { notify } from '../ui/toaster.tsx'

type InvitationsProps = { onInviteAgain: (invitation: Invitation) => void }

/** The invitations that are still valid. */
export function Invitations({ onInviteAgain }: InvitationsProps): ReactElement {
  const t = useTranslations('team')
  const explain = useExplain()
  const [revoking, setRevoking] = useState<Invitation | null>(null)
  const invitations = useQuery(trpc.team.invitations.queryOptions())
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" className="px-4 pt-8 pb-2 text-base font-semibold sm:px-5">
        {t('invitations')}
      </h2>
      {invitations.isPending && <SkeletonRows rows={2} className="h-12" />}
      {invitations.isError && !invitations.data && (
        <ErrorState
          message={explain(invitations.error)}
          retry={() => void invitations.refetch()}
          busy={invitations.isFetching}
        />
      )}
      {invitations.data?.length === 0 && (
        <p className="px-4 pb-8 text-ink-3 sm:px-5">{t('noInvitations')}</p>
      )}
      {invitations.data && invitations.data.length > 0 && (
        <ul className="border-t">
          {invitations.data.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onInviteAgain={() => onInviteAgain(invitation)}
              onRevoke={() => setRevoking(invitation)}
            />
          ))}
        </ul>
      )}
      {revoking && <Revoke invitation={revoking} onClose={() => setRevoking(null)} />}
    </section>
  )
}

type InvitationRowProps = {
  invitation: Invitation
  onInviteAgain: () => void
  onRevoke: () => void
}

function InvitationRow({ invitation, onInviteAgain, onRevoke }: InvitationRowProps): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  const now = useNow()
  const { email, role, invitedBy, expiresAt } = invitation
  const about = [
    ...(invitedBy === null ? [] : [t('team.invitedBy', { name: invitedBy })]),
    t('team.until', { date: formatDate(new Date(expiresAt), now, locale) }),
  ]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 sm:px-5">
      <span className="grid min-w-0 flex-1 basis-60 grid-cols-1">
        <span className="flex items-center gap-2">
          <span title={email} className="truncate font-medium">
            {email}
          </span>
          <Badge>{t(`words.role.${role}`)}</Badge>
        </span>
        <span className="text-ink-2">{about.join(' · ')}</span>
      </span>
      <span className="-mx-2 flex gap-1 pointer-coarse:-mx-3">
        <Button
          size="sm"
          variant="ghost"
          aria-label={t('team.inviteAgainOf', { email })}
          onClick={onInviteAgain}
        >
          {t('team.inviteAgain')}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-label={t('team.revokeOf', { email })}
          onClick={onRevoke}
        >
          {t('team.revoke')}
        </Button>
      </span>
    </li>
  )
}

type RevokeProps = { invitation: Invitation; onClose: () => void }

function Revoke({ invitation: { id, email }, onClose }: RevokeProps): ReactElement {
  const t = useTranslations('team')
  const explain = useExplain()
  const revoke = useMutation(
    trpc.team.revokeInvitation.mutationOptions({
      onSuccess: () => {
        notify(t('revoked', { email }))
        onClose()
      },
      // It may have been used in between: the list is refetched in any case.
      onSettled: () => queryClient.invalidateQueries(trpc.team.invitations.queryFilter()),
    }),
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('revokeTitle')}
      confirm={t('revoke')}
      danger
      busy={revoke.isPending}
      error={revoke.isError ? explain(revoke.error) : null}
      onConfirm={() => revoke.mutate({ id })}
    >
      <p>{t('revokeText', { email })}</p>
    </ConfirmDialog>
  )
}
