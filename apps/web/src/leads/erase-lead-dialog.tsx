import { foldAccents } from '@oka/contract/fold-text'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions, DialogBody } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { notify } from '../ui/toaster.tsx'

type EraseLeadDialogProps = {
  lead: { id: number; name: string }
  open: boolean
  onClose: () => void
  /** Runs after erasing, before the cached lead is dropped. */
  onErased?: () => unknown
}

/** Asks for a typed word as confirmation: erasing cannot be undone. */
export function EraseLeadDialog(props: EraseLeadDialogProps): ReactElement {
  const t = useTranslations('leads')
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('eraseTitle')}>
      <EraseForm {...props} />
    </Dialog>
  )
}

const losses = ['eraseChats', 'eraseReports', 'eraseAudit'] as const

function EraseForm({ lead, onClose, onErased }: EraseLeadDialogProps): ReactElement {
  const t = useTranslations('leads')
  const ui = useTranslations('ui')
  const explain = useExplain()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const erase = useMutation(
    trpc.leads.erase.mutationOptions({
      onSuccess: async () => {
        notify(t('erased'))
        onClose()
        await onErased?.()
        queryClient.removeQueries(trpc.leads.byId.queryFilter({ id: lead.id }))
        void queryClient.invalidateQueries()
      },
    }),
  )
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    const isRight = foldAccents(typed.trim()) === foldAccents(t('eraseWord'))
    setWrong(!isRight)
    if (isRight) erase.mutate({ id: lead.id })
  }
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogBody>
        <div className="grid gap-2 text-sm text-ink-2">
          <p>{t('eraseText', { name: lead.name })}</p>
          <ul className="grid list-disc gap-1 pl-5">
            {losses.map((loss) => (
              <li key={loss}>{t(loss)}</li>
            ))}
          </ul>
          <p className="font-medium text-ink">{t('eraseFinal')}</p>
        </div>
        <Field
          label={t('eraseType', { word: t('eraseWord') })}
          error={wrong ? t('eraseTypeWrong', { word: t('eraseWord') }) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={40}
            />
          )}
        </Field>
        {erase.isError && (
          <p role="alert" className="text-sm text-bad-ink">
            {explain(erase.error)}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="danger" busy={erase.isPending}>
          {t('eraseConfirm')}
        </Button>
      </DialogActions>
    </form>
  )
}
