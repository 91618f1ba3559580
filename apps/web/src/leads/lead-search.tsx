import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { SearchField } from '../ui/search-field.tsx'

const route = getRouteApi('/app/leads')

/** The search of the leads; the query is in the address. */
export function LeadSearch(): ReactElement {
  const t = useTranslations('leads')
  const navigate = useNavigate()
  const { q = '' } = route.useSearch()
  return (
    <SearchField
      query={q}
      onSearch={(query) =>
        void navigate({
          from: '/leads',
          to: '.',
          search: (search) => ({ ...search, q: query || undefined }),
          replace: true,
        })
      }
      label={t('search')}
      placeholder={t('searchHint')}
      clear={t('clearSearch')}
    />
  )
}
