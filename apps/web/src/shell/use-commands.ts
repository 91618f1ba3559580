import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { useNavigate } from '@tanstack/react-router'
import {
  CircleUser,
  FileUp,
  Keyboard,
  Languages,
  LogOut,
  type LucideIcon,
  Plus,
  SunMoon,
} from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'

import { prefer, themes, usePreferences } from '../preferences.ts'
import { useMay } from '../session/use-session.ts'
import { commandWords } from './command-words.ts'
import { adminPlaces, places, writtenPlaces } from './navigation.tsx'
import { useSignOut } from './use-sign-out.ts'

export type Command = { id: string; label: string; icon: LucideIcon; run: () => void }

type Dialogs = { createLead: () => void; showShortcuts: () => void }

/** In its own words: who does not read the present language has to find theirs. */
const languages: Record<Locale, string> = { en: 'English', fr: 'Français' }

/** Where one may go and what one may do, each by the role that it needs. */
export function useCommands(dialogs: Dialogs): { pages: Command[]; actions: Command[] } {
  const t = useTranslations()
  const words = commandWords[useLocale()]
  const navigate = useNavigate()
  const signOut = useSignOut()
  const { locale, theme } = usePreferences()
  const isAdmin = useMay('admin')
  const isAgent = useMay('agent')

  const pages = [...places, ...writtenPlaces, ...(isAdmin ? adminPlaces : [])].map((place) => ({
    id: place.to,
    label: t(`shell.${place.name}`),
    icon: place.icon,
    run: () => void navigate({ to: place.to }),
  }))
  const account = {
    id: '/account',
    label: t('shell.yourAccount'),
    icon: CircleUser,
    run: () => void navigate({ to: '/account' }),
  }
  const actions: (Command | false)[] = [
    isAgent && { id: 'create', label: t('leads.create'), icon: Plus, run: dialogs.createLead },
    isAdmin && {
      id: 'import',
      label: words.importLeads,
      icon: FileUp,
      run: () => void navigate({ to: '/leads/import' }),
    },
    ...themes
      .filter((each) => each !== theme)
      .map((each) => ({
        id: `theme-${each}`,
        label: words.theme(t(`shell.themes.${each}`)),
        icon: SunMoon,
        run: () => prefer({ theme: each }),
      })),
    ...locales
      .filter((each) => each !== locale)
      .map((each) => ({
        id: `language-${each}`,
        label: words.language(languages[each]),
        icon: Languages,
        run: () => prefer({ locale: each }),
      })),
    {
      id: 'shortcuts',
      label: t('shell.shortcuts'),
      icon: Keyboard,
      run: dialogs.showShortcuts,
    },
    { id: 'sign-out', label: t('shell.signOut'), icon: LogOut, run: signOut },
  ]
  return {
    pages: [...pages, account],
    actions: actions.filter((command) => command !== false),
  }
}
