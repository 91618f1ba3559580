import type { SessionInfo } from '@oka/contract/auth'
import { useMutation } from '@tanstack/react-query'
import { Monitor, Smartphone, Tablet } from 'lucide-react'
import type { ReactElement } from 'react'
import { useLocale, useNow, useTranslations } from 'use-intl'

import { formatDate } from '../i18n/formats.ts'
import { Age } from '../i18n/time.tsx'
import { useExplain } from '../problems.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { notify, notifyProblem } from '../ui/toaster.tsx'
import { type Device, readDevice } from './device.ts'

type SessionListProps = { sessions: readonly SessionInfo[] }

export function SessionList({ sessions }: SessionListProps): ReactElement {
  const t = useTranslations('account')
  return (
    <ul aria-label={t('sessions')} className="overflow-hidden rounded-xl border">
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  )
}

const icons = { desktop: Monitor, mobile: Smartphone, tablet: Tablet } as const

function SessionRow({ session }: { session: SessionInfo }): ReactElement {
  const t = useTranslations('account')
  const locale = useLocale()
  const now = useNow()
  const device = readDevice(session.userAgent)
  const name = useDeviceName(device)
  const Icon = icons[device.kind]
  const since = t('since', { date: formatDate(new Date(session.createdAt), now, locale) })
  return (
    <li className="flex items-center gap-3 border-b px-4 py-3 last:border-b-0">
      <Icon aria-hidden className="size-5 shrink-0 text-ink-3" strokeWidth={1.6} />
      <div className="grid min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span title={session.userAgent} className="font-medium">
            {name}
          </span>
          {session.current && <Badge tone="accent">{t('here')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-ink-2">
          <span className="break-all tabular-nums">{session.address}</span>
          <span>{since}</span>
          <span>
            {t('used')} <Age at={session.usedAt} />
          </span>
        </p>
      </div>
      {!session.current && <SignOutButton sessionId={session.id} name={name} />}
    </li>
  )
}

function SignOutButton({ sessionId, name }: { sessionId: string; name: string }): ReactElement {
  const t = useTranslations('account')
  const explain = useExplain()
  const end = useMutation(
    trpc.auth.endSession.mutationOptions({
      onSuccess: () => notify(t('signedOut')),
      onError: (error) => notifyProblem(explain(error)),
      onSettled: () => queryClient.invalidateQueries(trpc.auth.sessions.queryFilter()),
    }),
  )
  return (
    <Button
      size="sm"
      busy={end.isPending}
      aria-label={t('signOutDevice', { device: name })}
      onClick={() => end.mutate({ sessionId })}
    >
      {t('signOut')}
    </Button>
  )
}

function useDeviceName({ browser, system }: Device): string {
  const t = useTranslations('account')
  if (browser && system) return t('device', { browser, system })
  return browser ?? system ?? t('unknownDevice')
}
