import { locales } from '@oka/contract/known-values'
import { type ReactElement, useMemo } from 'react'
import { useFormContext } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { LocaleOptions } from '../i18n/locale-options.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, Textarea } from '../ui/input.tsx'
import { countries } from './places.ts'
import type { Values } from './values.ts'

export function CompanyPart(): ReactElement {
  const t = useTranslations()
  const uiLocale = useLocale()
  const { register, formState } = useFormContext<Values>()
  const { errors } = formState
  const known = useMemo(() => countries(uiLocale), [uiLocale])
  return (
    <Part title={t('settings.company')} text={t('settings.companyText')}>
      <div className="grid gap-4">
        <Field label={t('settings.name')} error={errors.name && t('settings.nameWrong')}>
          {(control) => (
            <Input {...control} {...register('name')} autoComplete="off" maxLength={100} />
          )}
        </Field>
        {locales.map((locale) => (
          <Field
            key={locale}
            label={t('settings.descriptionIn', { language: t(`words.locale.${locale}`) })}
            error={errors.description?.[locale] && t('settings.descriptionWrong')}
          >
            {(control) => (
              <Textarea
                {...control}
                {...register(`description.${locale}`)}
                lang={locale}
                maxLength={500}
              />
            )}
          </Field>
        ))}
        <div className="flex flex-wrap gap-4">
          <Field label={t('settings.locale')} hint={t('settings.localeHint')}>
            {(control) => (
              <Select {...control} {...register('locale')} className="w-56">
                <LocaleOptions />
              </Select>
            )}
          </Field>
          <Field
            label={t('settings.country')}
            hint={t('settings.countryHint')}
            error={errors.country && t('settings.countryWrong')}
          >
            {(control) => (
              <Select {...control} {...register('country')} className="w-56">
                <option value="">{t('settings.anyCountry')}</option>
                {known.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      </div>
    </Part>
  )
}
