import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from './button.tsx'
import { Dialog, DialogActions, DialogBody } from './dialog.tsx'

type ConfirmDialogProps = {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** The verb of the action, never "OK". */
  confirm: string
  danger?: boolean
  busy: boolean
  error: string | null
  onConfirm: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { open, onClose, title, children, confirm, danger, busy, error, onConfirm } = props
  const t = useTranslations('ui')
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <DialogBody>
        <div className="grid gap-2 text-sm text-ink-2">{children}</div>
        {error && (
          <p role="alert" className="text-sm text-bad-ink">
            {error}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose} data-first-focus>
          {t('cancel')}
        </Button>
        <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
