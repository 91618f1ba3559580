import { personaLimits } from '@oka/contract/persona'
import { Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import { FormPart } from './form-part.tsx'
import { TextPair } from './text-pair.tsx'
import type { Values } from './values.ts'

/** The subjects it does not speak of. */
export function ForbiddenPart(): ReactElement {
  const t = useTranslations('assistant')
  const { control } = useFormContext<Values>()
  const { fields, append, remove } = useFieldArray({ control, name: 'forbidden' })
  return (
    <FormPart title={t('forbidden')} text={t('forbiddenText')}>
      <div className="grid justify-items-start gap-4">
        {fields.length === 0 && <p className="text-ink-2">{t('noForbidden')}</p>}
        <ul aria-label={t('forbidden')} className="grid w-full gap-4 empty:hidden">
          {fields.map(({ id }, index) => (
            <Subject key={id} index={index} onRemove={() => remove(index)} />
          ))}
        </ul>
        <Button
          icon={Plus}
          disabled={fields.length >= personaLimits.subjects}
          onClick={() => append({ words: '', refusal: { en: '', fr: '' } })}
        >
          {t('addSubject')}
        </Button>
      </div>
    </FormPart>
  )
}

type SubjectProps = { index: number; onRemove: () => void }

function Subject({ index, onRemove }: SubjectProps): ReactElement {
  const t = useTranslations('assistant')
  const { register, formState } = useFormContext<Values>()
  const number = String(index + 1)
  const name = t('subject', { number })
  return (
    <li className="rounded-lg border">
      <fieldset className="grid gap-4 px-4 pt-2 pb-4">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-center gap-1">
          <span aria-hidden className="min-w-0 flex-1 truncate font-medium">
            {name}
          </span>
          <IconButton label={t('removeSubject', { number })} icon={X} onClick={onRemove} />
        </div>
        <Field
          label={t('words')}
          hint={t('wordsHint')}
          error={formState.errors.forbidden?.[index]?.words && t('wordsWrong')}
        >
          {(control) => (
            <Textarea {...control} {...register(`forbidden.${index}.words`)} className="min-h-14" />
          )}
        </Field>
        <TextPair
          name={`forbidden.${index}.refusal`}
          label={(language) => t('refusalIn', { language })}
          hint={t('refusalHint')}
          wrong={t('refusalWrong')}
        />
      </fieldset>
    </li>
  )
}
