import { mailKind, mailKinds, mailStatus, mailStatuses } from '@oka/contract/mail'
import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router'
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
  const shown = route.useSearch()
  const { q = '', kind, status } = shown
  const { mailId } = useParams({ strict: false })
  // Others see no mails to staff.
  const hasKinds = useMay('admin')
  // A mail that is open stays open: what was typed is searched for a moment later.
  const filter = (changed: Partial<Search<'mails'>>): void => {
    const kept = { search: { ...shown, ...changed }, replace: true }
    void navigate(
      mailId === undefined
        ? { to: '/mails', ...kept }
        : { to: '/mails/$mailId', params: { mailId }, ...kept },
    )
  }
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
