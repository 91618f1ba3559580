import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFoundPage(): ReactElement {
  const t = useTranslations('ui')
  return (
    <main className="grid h-full place-items-center">
      <EmptyState icon={Compass} title={t('unknownPage')} text={t('unknownPageText')}>
        <Link to="/inbox" className={buttonClass({ variant: 'primary' })}>
          {t('toInbox')}
        </Link>
      </EmptyState>
    </main>
  )
}
