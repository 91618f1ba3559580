import { ChevronsUpDown } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useAdmin } from '../session/use-session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { PopUpButton } from './pop-up-button.tsx'
import { earlyPart } from './load-page.ts'

const menu = earlyPart(() => import('./open-user-menu.tsx'))

type UserMenuProps = { compact?: boolean; onShortcuts: () => void }

/** The button of the signed-in account, and its menu. */
export function UserMenu({ compact = false, onShortcuts }: UserMenuProps): ReactElement {
  const t = useTranslations('shell')
  const admin = useAdmin()
  const button = (
    <button
      type="button"
      className="flex min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover"
    >
      <Avatar name={admin.name} size="sm" />
      <span className="sr-only">{t('account', { name: admin.name })}</span>
      {!compact && (
        <>
          <span aria-hidden className="min-w-0 flex-1 truncate font-medium max-lg:hidden">
            {admin.name}
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3 max-lg:hidden" />
        </>
      )}
    </button>
  )
  return (
    <PopUpButton button={button} opens="menu" part={menu}>
      {({ OpenUserMenu }, popUp) => (
        <OpenUserMenu {...popUp} compact={compact} onShortcuts={onShortcuts} />
      )}
    </PopUpButton>
  )
}
