import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { useAdmin, useMay } from '../session/use-session.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** A page for admins; other roles see a notice. The server checks again. */
export function AdminsOnly({ children }: { children: ReactNode }): ReactNode {
  return useMay('admin') ? children : <NotForYou />
}

function NotForYou(): ReactElement {
  const t = useTranslations()
  const { role } = useAdmin()
  return (
    <div className="grid h-full place-items-center">
      <h1 className="sr-only">{t('shell.notForYou')}</h1>
      <EmptyState
        icon={Lock}
        title={t('shell.notForYou')}
        text={t('shell.notForYouText', { role: t(`words.role.${role}`) })}
      >
        <Link to="/inbox" className={buttonClass({ variant: 'primary' })}>
          {t('ui.toInbox')}
        </Link>
      </EmptyState>
    </div>
  )
}
