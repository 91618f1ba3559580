import type { Locale } from '@oka/contract/locale'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { LocaleOptions } from '../i18n/locale-options.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/input.tsx'

export type Author = 'model' | 'rules'

type OptionsRowProps = {
  by: Author
  onBy: (by: Author) => void
  /** Absent where the conversation has its own. */
  locale?: Locale
  onLocale?: (locale: Locale) => void
  children?: ReactNode
}

/** Who writes the replies, and in which language the conversation begins. */
export function OptionsRow(props: OptionsRowProps): ReactElement {
  const { by, onBy, locale, onLocale, children } = props
  const t = useTranslations()
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <Field label={t('playground.by')}>
        {(control) => (
          <Select
            {...control}
            value={by}
            onChange={({ target }) => onBy(target.value as Author)}
            className="w-44"
          >
            <option value="model">{t('playground.byModel')}</option>
            <option value="rules">{t('playground.byRules')}</option>
          </Select>
        )}
      </Field>
      {locale && (
        <Field label={t('playground.language')}>
          {(control) => (
            <Select
              {...control}
              value={locale}
              onChange={({ target }) => onLocale?.(target.value as Locale)}
              className="w-36"
            >
              <LocaleOptions />
            </Select>
          )}
        </Field>
      )}
      {children}
    </div>
  )
}
