import { knowledgeKinds } from '@oka/contract/known-values'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { exactly, FilterLinks } from '../ui/filter-links.tsx'

/** The articles, all or of one kind, and the gaps; the other filters are kept. */
export function KnowledgeTabs(): ReactElement {
  const t = useTranslations('knowledge')
  return (
    <FilterLinks label={t('filter')}>
      {[undefined, ...knowledgeKinds].map((kind) => (
        <Link
          key={kind ?? 'all'}
          to="/knowledge"
          search={(search) => ({ ...search, kind })}
          activeOptions={exactly}
        >
          {t(`views.${kind ?? 'all'}`)}
        </Link>
      ))}
      <Link to="/knowledge/gaps">{t('views.gaps')}</Link>
      <Link to="/knowledge/answers">{t('views.answers')}</Link>
      <Link to="/knowledge/playground">{t('views.playground')}</Link>
    </FilterLinks>
  )
}
