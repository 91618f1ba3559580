import { mailKind, mailStatus } from '@oka/contract/mail'
import { mailKinds, mailStatuses } from '@oka/contract/known-values'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import type { Search } from '../search.ts'
import { useMay } from '../session/use-session.ts'
import { Select } from '../ui/input.tsx'
import { SearchField } from '../ui/search-field.tsx'

const route = getRouteApi('/app/mails')

/** The search of the mails and their filters, which are in the address. */
export function MailFilters(): ReactElement {
  const t = useTranslations()
  const navigate = useNavigate()
  const { q = '', kind, status } = route.useSearch()
  // Others see no mails to staff.
  const hasKinds = useMay('admin')
  // To where one is by then, since typing is searched for after a pause: what was opened meanwhile stays open.
  const filter = (changed: Partial<Search<'mails'>>): void =>
    void navigate({ to: '.', search: (search) => ({ ...search, ...changed }), replace: true })
  return (
    <search className="grid shrink-0 gap-2 border-b px-4 py-2 sm:px-5">
      <SearchField
        query={q}
        onSearch={(query) => filter({ q: query || undefined })}
        label={t('mails.search')}
        placeholder={t('mails.searchHint')}
        clear={t('mails.clearSearch')}
      />
      <div className="flex gap-2">
        {hasKinds && (
          <Select
            aria-label={t('mails.kind')}
            value={kind ?? ''}
            onChange={({ target }) => filter({ kind: mailKind.safeParse(target.value).data })}
            className="min-w-0 flex-1 [&_select]:w-full"
          >
            <option value="" className="bg-raised text-ink">
              {t('mails.anyKind')}
            </option>
            {mailKinds.map((each) => (
              <option key={each} value={each} className="bg-raised text-ink">
                {t(`words.mailKind.${each}`)}
              </option>
            ))}
          </Select>
        )}
        <Select
          aria-label={t('mails.status')}
          value={status ?? ''}
          onChange={({ target }) => filter({ status: mailStatus.safeParse(target.value).data })}
          className="min-w-0 flex-1 [&_select]:w-full"
        >
          <option value="" className="bg-raised text-ink">
            {t('mails.anyStatus')}
          </option>
          {mailStatuses.map((each) => (
            <option key={each} value={each} className="bg-raised text-ink">
              {t(`words.mail.${each}`)}
            </option>
          ))}
        </Select>
      </div>
    </search>
  )
}
