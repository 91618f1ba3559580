import type { ReactElement } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import type { Values } from './values.ts'

/** When conversations are handed back to the assistant, and when people are called. */
export function AnsweringPart(): ReactElement {
  const t = useTranslations('settings')
  return (
    <Part title={t('answering')} text={t('answeringText')}>
      <div className="grid gap-5">
        <OptionalNumberField name="handBackMinutes" unit={t('minutes')} />
        <OptionalNumberField name="hotScore" unit={t('points')} />
        <OptionalNumberField name="escalateMinutes" unit={t('minutes')} />
      </div>
    </Part>
  )
}

type OptionalNumberFieldProps = {
  name: 'handBackMinutes' | 'escalateMinutes' | 'hotScore'
  unit: string
}

/** A number that can be switched off, without a layout shift. */
function OptionalNumberField({ name, unit }: OptionalNumberFieldProps): ReactElement {
  const t = useTranslations('settings')
  const { register, formState } = useFormContext<Values>()
  const isOn = useWatch<Values, `${typeof name}.isOn`>({ name: `${name}.isOn` })
  const wrong = formState.errors[name]?.value
  return (
    <div className="grid gap-2">
      <label className="flex items-center gap-2 font-medium">
        <input type="checkbox" {...register(`${name}.isOn`)} className="size-4" />
        {t(`${name}.on`)}
      </label>
      <div className="pl-6">
        <Field
          label={<span className="font-normal text-ink-2">{t(`${name}.label`)}</span>}
          hint={t(`${name}.hint`)}
          error={wrong && t(`${name}.wrong`)}
        >
          {(control) => (
            <span className="flex items-center gap-2">
              <Input
                {...control}
                {...register(`${name}.value`)}
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                disabled={!isOn}
                className="max-w-20 text-right tabular-nums"
              />
              <span className="text-ink-2">{unit}</span>
            </span>
          )}
        </Field>
      </div>
    </div>
  )
}
