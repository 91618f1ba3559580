import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { queryClient, trpc } from '../trpc.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ConfirmPassword } from './confirm-password.tsx'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'

/** Replaces the recovery codes. */
export function RenewDialog({ onClose }: { onClose: () => void }): ReactElement {
  const t = useTranslations('account')
  const renew = useMutation(
    trpc.auth.renewRecoveryCodes.mutationOptions({
      onSettled: () => void queryClient.invalidateQueries(trpc.auth.secondFactor.queryFilter()),
    }),
  )
  if (renew.data) return <RecoveryCodesDialog codes={renew.data.recoveryCodes} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('renewTitle')}>
      <ConfirmPassword
        text={t('renewText')}
        confirm={t('renewConfirm')}
        busy={renew.isPending}
        error={renew.error}
        onConfirm={(password) => renew.mutate({ password })}
        onClose={onClose}
      />
    </Dialog>
  )
}
