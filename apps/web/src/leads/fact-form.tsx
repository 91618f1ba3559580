import { type EnteredField, type FactField, isOwnField, type OwnField } from '@oka/contract/fact'
import { factEntries } from '@oka/contract/fact-entry'
import { authorities, formatFact, intents } from '@oka/contract/fact-value'
import { readOwnValue } from '@oka/contract/own-fact'
import { inLocale } from '@oka/contract/rubric'
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
import { useCriterionNames, useRubric } from '../scoring/use-rubric.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import { useSetFact, type Visitor } from './use-set-fact.ts'

type FactFormProps = { visitor: Visitor; field: EnteredField; value: string; onClose: () => void }

/** Form for a staff entry, with the control that suits the field. */
export function FactForm({ visitor, field, value, onClose }: FactFormProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const { set, isPending } = useSetFact(visitor)
  const [text, setText] = useState(value)
  const [error, setError] = useState<string>()
  const label = useCriterionNames().field(field)
  const entry = useEntry(field)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!entry.isRight(text)) {
      setError(entry.wrong)
      return
    }
    setError(undefined)
    set(
      field,
      { value: text },
      {
        onDone: onClose,
        onProblem: (problem) =>
          setError(problemOf(problem) === 'invalid_input' ? entry.wrong : explain(problem)),
      },
    )
  }
  return (
    <form noValidate onSubmit={submit} className="my-1 grid gap-2 rounded-lg bg-sunken p-3">
      <Field label={label} error={error} hint={entry.hint}>
        {(control) => (
          <FactControl
            {...control}
            entry={entry}
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

/** What may be entered for a field, and by which control. */
type Entry = {
  isRight: (text: string) => boolean
  wrong: string
  hint: string
  /** The values to choose from. */
  choices?: { value: string; label: string }[] | undefined
  type: 'text' | 'email' | 'tel' | 'date' | 'long'
}

const types: Partial<Record<FactField, Entry['type']>> = {
  email: 'email',
  phone: 'tel',
  horizon: 'date',
  need: 'long',
}
const choices: Partial<Record<FactField, readonly string[]>> = {
  authority: authorities,
  intent: intents,
}

function useEntry(field: EnteredField): Entry {
  const t = useTranslations('lead')
  const locale = useLocale()
  const own = useOwnEntry(isOwnField(field) ? field : null)
  if (isOwnField(field)) return own
  return {
    isRight: (text) => factEntries[field].safeParse(text).success,
    wrong: t(`factWrong.${field}`),
    hint: t(`factHint.${field}`),
    choices: choices[field]?.map((value) => ({
      value,
      label: formatFact(field, value, locale),
    })),
    type: types[field] ?? 'text',
  }
}

function useOwnEntry(field: OwnField | null): Entry {
  const t = useTranslations('lead')
  const locale = useLocale()
  const { own } = useRubric()
  const criterion = own.find(({ id }) => id === field)
  const kind = criterion?.kind ?? 'text'
  return {
    isRight: (text) => criterion !== undefined && 'value' in readOwnValue(criterion, text),
    wrong: t(`ownWrong.${kind}`),
    hint: criterion ? inLocale(criterion.question, locale) : '',
    choices:
      criterion?.kind === 'choice'
        ? criterion.options.map(({ key, words }) => ({
            value: key,
            label: inLocale(words, locale),
          }))
        : undefined,
    type: kind === 'date' ? 'date' : 'text',
  }
}

type FactControlProps = {
  id: string
  entry: Entry
  value: string
  onText: (text: string) => void
  onEscape: () => void
}

function FactControl({ entry, onText, onEscape, ...rest }: FactControlProps): ReactElement {
  const t = useTranslations('lead')
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
  if (entry.choices) {
    return (
      <Select {...control} className="w-full">
        <option value="" disabled>
          {t('choose')}
        </option>
        {entry.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    )
  }
  if (entry.type === 'long') return <Textarea {...control} maxLength={1000} />
  return <Input {...control} type={entry.type} autoComplete="off" maxLength={255} />
}
