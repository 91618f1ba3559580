import { leadSort } from '@oka/contract/lead'
import { leadSorts } from '@oka/contract/known-values'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ArrowUpDown } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Select } from '../ui/input.tsx'

const route = getRouteApi('/app/leads')

/** The sort order of the leads; on a phone only its icon is shown. */
export function SortSelect(): ReactElement {
  const t = useTranslations('leads')
  const navigate = useNavigate()
  const { sort } = route.useSearch()
  return (
    <span className="relative inline-flex shrink-0">
      <Select
        aria-label={t('sort')}
        value={sort}
        onChange={(event) => {
          const chosen = leadSort.parse(event.target.value)
          void navigate({
            from: '/leads',
            to: '.',
            search: (search) => ({ ...search, sort: chosen }),
          })
        }}
        className="max-sm:w-11 max-sm:[&_select]:text-transparent max-sm:[&_svg]:hidden"
      >
        {leadSorts.map((each) => (
          <option key={each} value={each} className="bg-raised text-ink">
            {t(`sorts.${each}`)}
          </option>
        ))}
      </Select>
      <ArrowUpDown
        aria-hidden
        className="pointer-events-none absolute inset-0 m-auto size-4 text-ink-2 sm:hidden"
      />
    </span>
  )
}
