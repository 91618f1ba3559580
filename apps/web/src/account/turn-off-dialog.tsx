import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { queryClient, trpc } from '../trpc.ts'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/toaster.tsx'
import { ConfirmPassword } from './confirm-password.tsx'

export function TurnOffDialog({ onClose }: { onClose: () => void }): ReactElement {
  const t = useTranslations('account')
  const turnOff = useMutation(
    trpc.auth.removeSecondFactor.mutationOptions({
      onSuccess: () => {
        notify(t('turnedOff'))
        onClose()
      },
      onSettled: () => {
        void queryClient.invalidateQueries(trpc.auth.secondFactor.queryFilter())
        void queryClient.invalidateQueries(trpc.team.pathFilter())
      },
    }),
  )
  return (
    <Dialog open onClose={onClose} title={t('turnOffTitle')}>
      <ConfirmPassword
        text={t('turnOffText')}
        confirm={t('turnOff')}
        danger
        busy={turnOff.isPending}
        error={turnOff.error}
        onConfirm={(password) => turnOff.mutate({ password })}
        onClose={onClose}
      />
    </Dialog>
  )
}
