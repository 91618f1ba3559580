import type { SecondFactorSetup } from '@oka/contract/auth'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { queryClient, trpc } from '../trpc.ts'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/toaster.tsx'
import { ConfirmPassword } from './confirm-password.tsx'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'
import { ScanStep } from './scan-step.tsx'

type Step =
  | { name: 'password'; hasExpired: boolean }
  | { name: 'scan'; setup: SecondFactorSetup }
  | { name: 'codes'; codes: string[] }

/** The password, the app and its first code, then the recovery codes: a dialog each. */
export function TurnOnDialog({ onClose }: { onClose: () => void }): ReactElement {
  const t = useTranslations('account')
  const [step, setStep] = useState<Step>({ name: 'password', hasExpired: false })
  const begin = useMutation(
    trpc.auth.setUpSecondFactor.mutationOptions({
      onSuccess: (setup) => setStep({ name: 'scan', setup }),
      // It may be on already: the state is fetched again.
      onError: () => queryClient.invalidateQueries(trpc.auth.secondFactor.queryFilter()),
    }),
  )
  // Shown after the codes: a dialog covers toasts.
  const finish = (): void => {
    notify(t('turnedOn'))
    onClose()
  }
  if (step.name === 'codes') return <RecoveryCodesDialog codes={step.codes} onClose={finish} />
  return (
    <Dialog key={step.name} open onClose={onClose} title={t('setUpTitle')}>
      {step.name === 'password' ? (
        <ConfirmPassword
          text={step.hasExpired ? t('setUpExpired') : t('setUpText')}
          confirm={t('continue')}
          busy={begin.isPending}
          error={begin.error}
          onConfirm={(password) => begin.mutate({ password })}
          onClose={onClose}
        />
      ) : (
        <ScanStep
          setup={step.setup}
          onDone={(codes) => setStep({ name: 'codes', codes })}
          onExpired={() => setStep({ name: 'password', hasExpired: true })}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
