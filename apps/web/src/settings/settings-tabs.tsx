import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { exactly, FilterLinks } from '../ui/filter-links.tsx'

/** The pages of the settings. */
export function SettingsTabs(): ReactElement {
  const t = useTranslations('settings')
  return (
    <div className="shrink-0 border-b px-4 py-1 sm:px-5">
      <FilterLinks label={t('pages')}>
        <Link to="/settings" activeOptions={exactly}>
          {t('general')}
        </Link>
        <Link to="/settings/assistant">{t('assistant')}</Link>
        <Link to="/settings/scoring">{t('scoring')}</Link>
        <Link to="/settings/letterhead">{t('letterhead')}</Link>
        <Link to="/settings/models">{t('models')}</Link>
      </FilterLinks>
    </div>
  )
}
