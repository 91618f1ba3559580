import { inLocale, type Rubric, type RubricState } from '@oka/contract/rubric'
import { type ReactElement, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { problemOf, useExplain } from '../problems.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import type { DraftActions } from './use-draft.ts'

type PublishDialogProps = {
  open: boolean
  onClose: () => void
  state: RubricState
  rubric: Rubric
  draft: DraftActions
}

/** Asks before all leads are scored by the draft; names the criteria that would be left out. */
export function PublishDialog({
  open,
  onClose,
  state,
  rubric,
  draft,
}: PublishDialogProps): ReactElement {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const explain = useExplain()
  const [isInUse, setInUse] = useState(false)
  const kept = new Set(rubric.own.map(({ id }) => id))
  const lost = state.rubric.own.filter(({ id }) => !kept.has(id))
  const names = new Intl.ListFormat(locale).format(lost.map(({ label }) => inLocale(label, locale)))
  const { error } = draft.publish
  const close = (): void => {
    setInUse(false)
    draft.publish.reset()
    onClose()
  }
  const publish = (): void => {
    const removes = isInUse ? lost.map(({ id }) => id) : []
    draft.publish.mutate(
      { rubric, removes },
      {
        onSuccess: close,
        onError: (problem) => {
          if (problemOf(problem) === 'criterion_in_use') setInUse(true)
          if (problemOf(problem) === 'rubric_draft_changed') close()
        },
      },
    )
  }
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t('publishTitle', { version: String(state.version + 1) })}
      confirm={t(isInUse ? 'publishAnyway' : 'publish')}
      danger={isInUse}
      busy={draft.publish.isPending}
      error={error && problemOf(error) !== 'criterion_in_use' ? explain(error) : null}
      onConfirm={publish}
    >
      <p>{t('publishText')}</p>
      {lost.length > 0 && <p>{t(isInUse ? 'lostInUse' : 'lost', { names, count: lost.length })}</p>}
    </ConfirmDialog>
  )
}
