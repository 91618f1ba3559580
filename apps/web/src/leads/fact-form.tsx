import type { FactField } from '@oka/contract/fact'
import { factEntries } from '@oka/contract/fact-entry'
import { authorities, formatFact, intents } from '@oka/contract/fact-value'
import { isComposing } from '@oka/contract/keys'
import {
  type ChangeEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactElement,
  useState,
} from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { problemOf, useExplain } from '../problems.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import { useSetFact, type Visitor } from './use-set-fact.ts'

type FactFormProps = { visitor: Visitor; field: FactField; value: string; onClose: () => void }

/** Form for a staff entry, with the control that suits the field. */
export function FactForm({ visitor, field, value, onClose }: FactFormProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const { set, isPending } = useSetFact(visitor)
  const [text, setText] = useState(value)
  const [error, setError] = useState<string>()
  const label = t(`words.field.${field}`)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!factEntries[field].safeParse(text).success) {
      setError(t(`lead.factWrong.${field}`))
      return
    }
    setError(undefined)
    set(
      field,
      { value: text },
      {
        onDone: onClose,
        onProblem: (problem) =>
          setError(
            problemOf(problem) === 'invalid_input'
              ? t(`lead.factWrong.${field}`)
              : explain(problem),
          ),
      },
    )
  }
  return (
    <form noValidate onSubmit={submit} className="my-1 grid gap-2 rounded-lg bg-sunken p-3">
      <Field label={label} error={error} hint={t(`lead.factHint.${field}`)}>
        {(control) => (
          <FactControl
            {...control}
            field={field}
            value={text}
            onText={setText}
            onEscape={onClose}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={isPending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

type FactControlProps = {
  id: string
  field: FactField
  value: string
  onText: (text: string) => void
  onEscape: () => void
}

const types: Partial<Record<FactField, string>> = { email: 'email', phone: 'tel', horizon: 'date' }
const choices: Partial<Record<FactField, readonly string[]>> = {
  authority: authorities,
  intent: intents,
}

function FactControl({ field, onText, onEscape, ...rest }: FactControlProps): ReactElement {
  const t = useTranslations('lead')
  const locale = useLocale()
  const control = {
    ...rest,
    // It opens at the press of a button.
    autoFocus: true,
    onChange: ({
      target,
    }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
      onText(target.value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isComposing(event.nativeEvent)) onEscape()
    },
  }
  const values = choices[field]
  if (values) {
    return (
      <Select {...control} className="w-full">
        <option value="" disabled>
          {t('choose')}
        </option>
        {values.map((value) => (
          <option key={value} value={value}>
            {formatFact(field, value, locale)}
          </option>
        ))}
      </Select>
    )
  }
  if (field === 'need') return <Textarea {...control} maxLength={1000} />
  return <Input {...control} type={types[field] ?? 'text'} autoComplete="off" maxLength={255} />
}
