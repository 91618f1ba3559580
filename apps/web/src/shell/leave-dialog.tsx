import { useBlocker } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

/** Asks before unsaved changes are left, within the app and when the tab is closed. */
export function LeaveDialog({ isUnsaved }: { isUnsaved: boolean }): ReactElement {
  const t = useTranslations('ui')
  const blocker = useBlocker({
    shouldBlockFn: () => isUnsaved,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leave')}
      confirm={t('leaveIt')}
      danger
      busy={false}
      error={null}
      onConfirm={() => blocker.proceed?.()}
    >
      <p>{t('leaveText')}</p>
    </ConfirmDialog>
  )
}
