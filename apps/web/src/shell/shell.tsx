// Sends what a former page could not, on whatever page the app starts.
import '../chat/outgoing.ts'

import { Outlet, useMatchRoute, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { Bell } from '../notifications/bell.tsx'
import { useNotifying } from '../notifications/use-notifying.tsx'
import { useExplain } from '../problems.ts'
import { useMay } from '../session/use-session.ts'
import { IconButton } from '../ui/button.tsx'
import { Logo } from '../ui/logo.tsx'
import { notifyProblem } from '../ui/toaster.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import type { Connection } from './connection-store.ts'
import { ConnectionBanner, useConnection } from './connection.tsx'
import { useLiveUpdates } from './live.ts'
import { Navigation } from './navigation.tsx'
import { earlyPart, usePart } from './load-page.ts'
import { commandKeys, commandShortcut, useCommandBar } from './use-command-bar.ts'
import { UserMenu } from './user-menu.tsx'

const shortcuts = earlyPart(() => import('./shortcuts-dialog.tsx'))

/** The frame of every page after sign-in. */
export function Shell(): ReactElement {
  const t = useTranslations('shell')
  const explain = useExplain()
  const connection = useConnection()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const help = usePart(shortcuts)
  const showHelp = (): void => {
    setHelpOpen(true)
    shortcuts().catch((error: unknown) => notifyProblem(explain(error)))
  }
  const commands = useCommandBar()
  const navigate = useNavigate()
  const isAdmin = useMay('admin')
  // On a phone an open conversation needs the whole screen; its back button returns to the list.
  const isReading = Boolean(useMatchRoute()({ to: '/inbox/$conversationId' }))
  const isWide = useMedia('(min-width: 48rem)')
  useLiveUpdates()
  useNotifying()
  useShortcuts({
    '1': () => void navigate({ to: '/inbox' }),
    '2': () => void navigate({ to: '/leads' }),
    '3': () => void navigate({ to: '/mails' }),
    '4': () => void navigate({ to: '/analytics' }),
    '5': () => void navigate({ to: '/replies' }),
    ...(isAdmin && {
      '6': () => void navigate({ to: '/team' }),
      '7': () => void navigate({ to: '/audit' }),
      '8': () => void navigate({ to: '/settings' }),
    }),
    '9': () => void navigate({ to: '/to-do' }),
    '0': () => void navigate({ to: '/knowledge' }),
    '?': showHelp,
  })

  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 rounded-md bg-raised px-3 py-2 font-medium shadow-raised not-focus:sr-only"
      >
        {t('skip')}
      </a>
      <ConnectionBanner connection={connection} />
      <div className="flex min-h-0 flex-1">
        {isWide && (
          <header className="flex w-52 shrink-0 flex-col gap-3 py-3 max-lg:w-14">
            <Brand connection={connection} />
            <div className="px-2">
              <button
                type="button"
                aria-keyshortcuts={commandShortcut}
                title={`${t('keys.search')} (${commandKeys.join(' ')})`}
                onClick={commands.open}
                className="flex h-8 w-full items-center gap-2.5 rounded-md border border-line-strong bg-surface px-2 text-ink-3 hover:text-ink max-lg:justify-center"
              >
                <Search aria-hidden className="size-4 shrink-0" />
                <span className="flex-1 text-left max-lg:sr-only">{t('keys.search')}</span>
                <span aria-hidden className="text-xs max-lg:hidden">
                  {commandKeys.join(' ')}
                </span>
              </button>
            </div>
            <Navigation />
            <div className="mt-auto grid gap-1 px-2">
              <Bell />
              <UserMenu onShortcuts={showHelp} />
            </div>
          </header>
        )}
        <div className="flex min-w-0 flex-1 flex-col md:py-2 md:pr-2">
          {!isWide && !isReading && (
            <header className="flex h-12 items-center justify-between px-3">
              <Brand connection={connection} />
              <div className="flex items-center gap-1">
                <IconButton label={t('keys.search')} icon={Search} onClick={commands.open} />
                <Bell compact />
                <UserMenu compact onShortcuts={showHelp} />
              </div>
            </header>
          )}
          <main
            id="content"
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-hidden bg-surface outline-none max-md:border-t md:rounded-lg md:border"
          >
            <Outlet />
          </main>
        </div>
      </div>
      {!isWide && !isReading && (
        <div className="border-t bg-canvas pb-safe">
          <Navigation bottom />
        </div>
      )}
      {help && <help.ShortcutsDialog open={isHelpOpen} onClose={() => setHelpOpen(false)} />}
      {commands.Bar && (
        <commands.Bar open={commands.isOpen} onClose={commands.close} onShortcuts={showHelp} />
      )}
    </div>
  )
}

function Brand({ connection }: { connection: Connection }): ReactElement {
  const t = useTranslations('shell')
  return (
    <div className="flex h-8 items-center gap-2.5 px-4 max-lg:justify-center max-lg:px-0 max-md:px-1">
      <Logo className="size-6 shrink-0" />
      <span className="text-lg font-semibold tracking-tight max-lg:md:hidden">OKA</span>
      {connection === 'live' && (
        <span className="ml-auto flex items-center gap-1.5 text-xs text-ink-3 max-lg:hidden">
          <span aria-hidden className="size-1.5 rounded-full bg-good" />
          {t('live')}
        </span>
      )}
    </div>
  )
}
