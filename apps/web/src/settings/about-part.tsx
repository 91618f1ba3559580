import { locales } from '@oka/contract/known-values'
import type { ReactElement } from 'react'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import type { Values } from './values.ts'

/** Address, references and privacy, with which visitors are answered. */
export function AboutPart(): ReactElement {
  const t = useTranslations()
  const { register, formState } = useFormContext<Values>()
  const { errors } = formState
  return (
    <Part title={t('settings.about')} text={t('settings.aboutText')}>
      <div className="grid gap-4">
        <Field label={t('settings.address')} error={errors.address && t('settings.addressWrong')}>
          {(control) => (
            <Textarea {...control} {...register('address')} maxLength={300} className="min-h-14" />
          )}
        </Field>
        {(['references', 'privacy'] as const).map((name) =>
          locales.map((locale) => (
            <Field
              key={`${name} ${locale}`}
              label={t(`settings.${name}In`, { language: t(`words.locale.${locale}`) })}
              hint={name === 'privacy' ? t('settings.privacyHint') : undefined}
              error={errors[name]?.[locale] && t('settings.aboutWrong')}
            >
              {(control) => (
                <Textarea
                  {...control}
                  {...register(`${name}.${locale}`)}
                  lang={locale}
                  maxLength={2000}
                  className="min-h-14"
                />
              )}
            </Field>
          )),
        )}
      </div>
    </Part>
  )
}
