import { locales } from '@oka/contract/known-values'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { prefer, usePreferences } from '../preferences.ts'
import { cx } from '../ui/cx.ts'

/** Each language in its own words, for users who cannot read the present one. */
const names = { en: 'English', fr: 'Français' } as const

export function LanguageSwitch(): ReactElement {
  const t = useTranslations('auth')
  const { locale } = usePreferences()
  return (
    <fieldset aria-label={t('language')} className="flex justify-center gap-1">
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === locale}
          onClick={() => prefer({ locale: each })}
          className={cx(
            'rounded-md px-2 py-1 text-xs hover:bg-hover hover:text-ink pointer-coarse:px-3 pointer-coarse:py-2.5',
            each === locale ? 'font-medium text-ink' : 'text-ink-3',
          )}
        >
          {names[each]}
        </button>
      ))}
    </fieldset>
  )
}
