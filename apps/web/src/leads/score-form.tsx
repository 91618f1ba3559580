import { isComposing } from '@oka/contract/keys'
import type { LeadDetail } from '@oka/contract/lead'
import { type FormEvent, type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useUpdateLead } from './use-update-lead.ts'
import { useExplain } from '../problems.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

type ScoreFormProps = { lead: LeadDetail; onClose: () => void }

/** A score entered by hand: it replaces the computed one and names its author. */
export function ScoreForm({ lead, onClose }: ScoreFormProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const update = useUpdateLead()
  const [text, setText] = useState(lead.score.total === null ? '' : String(lead.score.total))
  const [error, setError] = useState<string>()

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const fitScore = Number(text)
    if (!/^\d{1,3}$/.test(text.trim()) || fitScore > 100) {
      setError(t('leads.wrong.fitScore'))
      return
    }
    update.mutate(
      { id: lead.id, fitScore, version: lead.version },
      {
        notice: t('lead.saved'),
        onDone: onClose,
        onProblem: (problem) => setError(explain(problem)),
      },
    )
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-2 rounded-lg bg-sunken p-3">
      <Field label={t('lead.scoreByHand')} error={error}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={3}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the press of a button
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !isComposing(event.nativeEvent)) onClose()
            }}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={update.isPending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}
