import { formatFact } from '@oka/contract/fact-value'
import { isComposing } from '@oka/contract/keys'
import { type LeadDetail, type ProfileField, type UpdateLead, updateLead } from '@oka/contract/lead'
import { Pencil } from 'lucide-react'
import { type FormEvent, type ReactElement, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { refused, useIssueText } from './use-issue-text.ts'
import { useUpdateLead } from './use-update-lead.ts'
import { invalidFieldsOf, problemOf, useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

type EditableFieldProps = { lead: LeadDetail; field: ProfileField }

const types: Record<ProfileField, string> = {
  name: 'text',
  email: 'email',
  company: 'text',
  phone: 'tel',
}

/** A value that becomes a form when clicked. */
export function EditableField({ lead, field }: EditableFieldProps): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  const mayEdit = useMay('agent')
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const label = t(`leads.${field}`)
  const value = lead[field]

  const close = (): void => {
    setEditing(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (editing) return <FieldForm lead={lead} field={field} label={label} onClose={close} />

  const shown = value ? (
    <span className="text-typed">{formatFact(field, value, locale)}</span>
  ) : (
    <span className="text-ink-3">{t('lead.empty')}</span>
  )
  return (
    <div className="group relative grid grid-cols-[6.5rem_1fr] gap-2 rounded-md px-2 py-1.5 hover:bg-hover">
      <span className="text-ink-3">{label}</span>
      <span className="min-w-0 pr-6">{shown}</span>
      {mayEdit && (
        <button
          ref={button}
          type="button"
          aria-label={t('lead.edit', { field: label })}
          onClick={() => setEditing(true)}
          className="absolute inset-0 flex items-center justify-end rounded-md px-2 text-ink-3"
        >
          <Pencil
            aria-hidden
            className="size-3.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
          />
        </button>
      )}
    </div>
  )
}

type FieldFormProps = EditableFieldProps & { label: string; onClose: () => void }

function FieldForm({ lead, field, label, onClose }: FieldFormProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const issueText = useIssueText()
  const update = useUpdateLead()
  const [text, setText] = useState(lead[field] ?? '')
  const [error, setError] = useState<string>()
  // The value when the form was opened. If it has changed since, saving needs a confirmation.
  const [opened] = useState(lead[field] ?? '')
  const current = lead[field] ?? ''
  const isOvertaken = current !== opened

  const onProblem = (problem: unknown): void => {
    if (problemOf(problem) === 'lead_changed') setError(t('lead.overtakenElsewhere'))
    else if (invalidFieldsOf(problem).includes(field)) setError(issueText(field, refused))
    else setError(explain(problem))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const checked = updateLead.safeParse({
      ...changeOf(lead.id, field, text),
      version: lead.version,
    })
    if (!checked.success) {
      setError(issueText(field, { type: checked.error.issues[0]?.code }))
      return
    }
    setError(undefined)
    update.mutate(checked.data, { notice: t('lead.saved'), onDone: onClose, onProblem })
  }
  const faster = current ? t('lead.overtaken', { value: current }) : t('lead.overtakenEmpty')

  return (
    <form noValidate onSubmit={submit} className="my-1 grid gap-2 rounded-lg bg-sunken p-3">
      <Field label={label} error={isOvertaken ? faster : error}>
        {(control) => (
          <Input
            {...control}
            type={types[field]}
            autoComplete="off"
            maxLength={field === 'phone' ? 40 : 255}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the press of a button
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !isComposing(event.nativeEvent)) onClose()
            }}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={update.isPending}>
          {isOvertaken ? t('lead.saveMine') : t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

function changeOf(id: number, field: ProfileField, text: string): UpdateLead {
  const value = text.trim()
  return { id, [field]: field === 'phone' && value === '' ? null : value }
}
