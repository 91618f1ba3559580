import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useRestoreLead } from './use-restore-lead.ts'
import { notifyUndoable } from '../ui/toaster.tsx'

type DeleteLeadDialogProps = { leadId: number; name: string; open: boolean; onClose: () => void }

export function DeleteLeadDialog(props: DeleteLeadDialogProps): ReactElement {
  const { leadId, name, open, onClose } = props
  const t = useTranslations('lead')
  const ui = useTranslations('ui')
  const explain = useExplain()
  const restore = useRestoreLead()
  const navigate = useNavigate()
  const remove = useMutation(
    trpc.leads.delete.mutationOptions({
      onSuccess: async () => {
        notifyUndoable(t('deleted'), {
          label: ui('undo'),
          act: () => restore.mutate({ id: leadId }),
        })
        await navigate({ to: '/leads' })
        // After navigating away: otherwise the page would request the deleted lead.
        queryClient.removeQueries(trpc.leads.byId.queryFilter({ id: leadId }))
        void queryClient.invalidateQueries()
      },
    }),
  )
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('deleteTitle')}
      confirm={t('deleteConfirm')}
      danger
      busy={remove.isPending}
      error={remove.isError ? explain(remove.error) : null}
      onConfirm={() => remove.mutate({ id: leadId })}
    >
      <p>{t('deleteText', { name })}</p>
    </ConfirmDialog>
  )
}
