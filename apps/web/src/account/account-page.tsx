import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Page } from '../ui/page.tsx'
import { useTitle } from '../ui/use-title.ts'
import { PasswordPart } from './password-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import { SecondFactorPart } from './second-factor-part.tsx'
import { SessionsPart } from './sessions-part.tsx'

/** The signed-in account: profile and security. */
export function AccountPage(): ReactElement {
  const t = useTranslations('account')
  useTitle(t('title'))
  return (
    <Page title={t('title')}>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <div className="mx-auto max-w-5xl px-4 sm:px-8">
          <ProfilePart />
          <PasswordPart />
          <SecondFactorPart />
          <SessionsPart />
        </div>
      </div>
    </Page>
  )
}
