import { locales } from '@oka/contract/known-values'
import type { ReactElement } from 'react'
import { type FieldPath, get, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import type { Values } from './values.ts'

type TextPairProps = {
  /** Path of a text in each language. */
  name:
    | 'greeting'
    | 'openings'
    | 'away'
    | `questions.${number}.${'wording' | 'choices'}`
    | `forbidden.${number}.refusal`
  /** Label of the text in a language. */
  label: (language: string) => string
  hint?: string
  wrong: string
  isDisabled?: boolean
}

/** A text in both languages, side by side where there is room. */
export function TextPair({ name, label, hint, wrong, isDisabled }: TextPairProps): ReactElement {
  const t = useTranslations('words')
  const { register, formState } = useFormContext<Values>()
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {locales.map((locale) => {
        const path = `${name}.${locale}` as FieldPath<Values>
        return (
          <Field
            key={locale}
            label={label(t(`locale.${locale}`))}
            hint={hint}
            error={get(formState.errors, path) ? wrong : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                {...register(path)}
                lang={locale}
                disabled={isDisabled}
                className="min-h-14"
              />
            )}
          </Field>
        )
      })}
    </div>
  )
}
