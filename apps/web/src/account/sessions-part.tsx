import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { signOut } from '../session/watch-session.ts'
import { loadPart } from '../shell/load-part.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { LoadingRows, Part } from './part.tsx'

// Lazy: recognising browsers needs a large table.
const SessionList = lazy(async () => ({
  default: (await loadPart(() => import('./session-list.tsx'))).SessionList,
}))

export function SessionsPart(): ReactElement {
  const t = useTranslations('account')
  const explain = useExplain()
  const sessions = useQuery(trpc.auth.sessions.queryOptions())
  const [asking, setAsking] = useState(false)
  const loading = <LoadingRows rows={2} className="h-12" />
  return (
    <Part title={t('sessions')} text={t('sessionsText')}>
      {sessions.isPending && loading}
      {sessions.isError && !sessions.data && (
        <ErrorState
          message={explain(sessions.error)}
          retry={() => void sessions.refetch()}
          busy={sessions.isFetching}
        />
      )}
      {sessions.data && (
        <div className="grid gap-3">
          <Suspense fallback={loading}>
            <SessionList sessions={sessions.data} />
          </Suspense>
          <Button className="w-fit" onClick={() => setAsking(true)}>
            {t('signOutAll')}
          </Button>
        </div>
      )}
      {asking && <SignOutEverywhere onClose={() => setAsking(false)} />}
    </Part>
  )
}

function SignOutEverywhere({ onClose }: { onClose: () => void }): ReactElement {
  const t = useTranslations('account')
  const explain = useExplain()
  const navigate = useNavigate()
  const end = useMutation(
    trpc.auth.endSessions.mutationOptions({
      onSuccess: async () => {
        await signOut()
        // The socket may have noticed the end of the session first, and navigated there with its
        // message.
        await navigate({ to: '/sign-in', replace: true })
      },
    }),
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('signOutAllTitle')}
      confirm={t('signOutAll')}
      danger
      busy={end.isPending}
      error={end.isError ? explain(end.error) : null}
      onConfirm={() => end.mutate()}
    >
      <p>{t('signOutAllText')}</p>
    </ConfirmDialog>
  )
}
