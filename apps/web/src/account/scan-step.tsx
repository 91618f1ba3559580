import { zodResolver } from '@hookform/resolvers/zod'
import { confirmSecondFactor, type SecondFactorSetup } from '@oka/contract/auth'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { invalidFieldsOf, useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DialogActions, DialogBody } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { QrCode } from './qr-code.tsx'

type ScanStepProps = {
  setup: SecondFactorSetup
  onDone: (recoveryCodes: string[]) => void
  onExpired: () => void
  onClose: () => void
}

/** The picture for the app, the same to be typed, and the field for the app's first code. */
export function ScanStep({ setup, onDone, onExpired, onClose }: ScanStepProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(confirmSecondFactor),
    defaultValues: { setup: setup.setup, code: '' },
  })
  const confirm = useMutation(
    trpc.auth.confirmSecondFactor.mutationOptions({
      onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
      onError: (error) => {
        const invalid = invalidFieldsOf(error)
        if (invalid.includes('setup')) onExpired()
        if (invalid.includes('code')) setError('code', { type: 'refused' }, { shouldFocus: true })
      },
      onSettled: () => {
        void queryClient.invalidateQueries(trpc.auth.secondFactor.queryFilter())
        void queryClient.invalidateQueries(trpc.team.pathFilter())
      },
    }),
  )
  const { code } = formState.errors
  const wrong = code?.type === 'refused' ? 'codeWrong' : 'codeMissing'

  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit((input) => confirm.mutate(input))(event)}
      className="flex min-h-0 flex-col"
    >
      <DialogBody>
        <p className="text-pretty text-ink-2">{t('account.scan')}</p>
        <QrCode text={setup.uri} label={t('account.qr')} className="mx-auto size-48 rounded-lg" />
        <div className="grid gap-1">
          <p className="text-ink-2">{t('account.type')}</p>
          <p className="flex items-center gap-1">
            <code className="min-w-0 font-mono">{inFours(setup.secret)}</code>
            <CopyButton text={setup.secret} label={t('ui.copy', { what: t('account.key') })} />
          </p>
        </div>
        <Field label={t('account.code')} error={code && t(`account.${wrong}`)}>
          {(control) => (
            <Input
              {...control}
              {...register('code', { setValueAs: (text: string) => text.replaceAll(' ', '') })}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              className="h-10 font-mono text-lg tracking-widest"
            />
          )}
        </Field>
        {confirm.isError && invalidFieldsOf(confirm.error).length === 0 && (
          <p role="alert" className="text-bad-ink">
            {explain(confirm.error)}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {t('account.confirm')}
        </Button>
      </DialogActions>
    </form>
  )
}

/** Groups of four are read and typed without losing one's place. */
const inFours = (secret: string): string => secret.replaceAll(/.{4}(?=.)/g, '$& ')
