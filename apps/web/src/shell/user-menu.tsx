import { useNavigate } from '@tanstack/react-router'
import {
  ChevronsUpDown,
  CircleUser,
  Keyboard,
  LogOut,
  ScrollText,
  Settings,
  UserCog,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { prefer, themes, usePreferences } from '../preferences.ts'
import { useAdmin, useMay } from '../session/use-session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx'
import { writtenPlaces } from './navigation.tsx'
import { useSignOut } from './use-sign-out.ts'

type UserMenuProps = { compact?: boolean; onShortcuts: () => void }

/** The signed-in account, preferences, and sign-out. */
export function UserMenu({ compact = false, onShortcuts }: UserMenuProps): ReactElement {
  const t = useTranslations()
  const signOut = useSignOut()
  const admin = useAdmin()
  const isAdmin = useMay('admin')
  const navigate = useNavigate()
  const { locale, theme } = usePreferences()

  return (
    <Menu
      side={compact ? 'bottom' : 'top'}
      align={compact ? 'end' : 'start'}
      trigger={
        <button
          type="button"
          className="flex min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover"
        >
          <Avatar name={admin.name} size="sm" />
          <span className="sr-only">{t('shell.account', { name: admin.name })}</span>
          {!compact && (
            <>
              <span aria-hidden className="min-w-0 flex-1 truncate font-medium max-lg:hidden">
                {admin.name}
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3 max-lg:hidden" />
            </>
          )}
        </button>
      }
    >
      <MenuLabel>
        <span className="block text-sm font-medium text-ink">{admin.name}</span>
        {admin.email} · {t(`words.role.${admin.role}`)}
      </MenuLabel>
      <MenuSeparator />
      <MenuItem icon={CircleUser} onSelect={() => void navigate({ to: '/account' })}>
        {t('shell.yourAccount')}
      </MenuItem>
      {compact &&
        writtenPlaces.map(({ to, name, icon }) => (
          <MenuItem key={to} icon={icon} onSelect={() => void navigate({ to })}>
            {t(`shell.${name}`)}
          </MenuItem>
        ))}
      {compact && isAdmin && (
        <>
          <MenuItem icon={UserCog} onSelect={() => void navigate({ to: '/team' })}>
            {t('shell.team')}
          </MenuItem>
          <MenuItem icon={ScrollText} onSelect={() => void navigate({ to: '/audit' })}>
            {t('shell.audit')}
          </MenuItem>
          <MenuItem icon={Settings} onSelect={() => void navigate({ to: '/settings' })}>
            {t('shell.settings')}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      <MenuChoice
        label={t('shell.language')}
        value={locale}
        // Each language in its own words, for users who cannot read the present one.
        options={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
        onChange={(chosen) => prefer({ locale: chosen })}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('shell.theme')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`shell.themes.${value}`) }))}
        onChange={(chosen) => prefer({ theme: chosen })}
      />
      <MenuSeparator />
      <MenuItem icon={Keyboard} onSelect={onShortcuts}>
        {t('shell.shortcuts')}
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={signOut}>
        {t('shell.signOut')}
      </MenuItem>
    </Menu>
  )
}
