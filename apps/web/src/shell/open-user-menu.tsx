import { useNavigate } from '@tanstack/react-router'
import { CircleUser, Keyboard, LogOut, ScrollText, Settings, UserCog } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { prefer, themes, usePreferences } from '../preferences.ts'
import { useAdmin, useMay } from '../session/use-session.ts'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx'
import type { PopUp } from './pop-up-button.tsx'
import { writtenPlaces } from './navigation.tsx'
import { useSignOut } from './use-sign-out.ts'

type OpenUserMenuProps = PopUp & { compact: boolean; onShortcuts: () => void }

/** The signed-in account, preferences, and sign-out. */
export function OpenUserMenu({ compact, onShortcuts, ...popUp }: OpenUserMenuProps): ReactElement {
  const t = useTranslations()
  const signOut = useSignOut()
  const admin = useAdmin()
  const isAdmin = useMay('admin')
  const navigate = useNavigate()
  const { locale, theme } = usePreferences()

  return (
    <Menu {...popUp} side={compact ? 'bottom' : 'top'} align={compact ? 'end' : 'start'}>
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
