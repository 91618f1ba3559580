import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { problemOf } from '../problems.ts'
import { useSession } from '../session/use-session.ts'
import { StartingPage } from '../shell/starting-page.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { entryCard, EntryPage } from './entry-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { JoinForm } from './join-form.tsx'
import { openCalls } from './open-calls.ts'
import { SignedInPage } from './signed-in-page.tsx'
import { useLinkToken } from './use-link-token.ts'

/** Page of invitation links, and of the first admin's link in the log: `/join#TOKEN`. */
export function JoinPage(): ReactElement {
  const t = useTranslations('auth')
  const token = useLinkToken()
  return token === '' ? (
    <ClosedPage title={t('joinBareTitle')} text={t('joinBareText')} />
  ) : (
    <Invitation key={token} token={token} />
  )
}

function Invitation({ token }: { token: string }): ReactElement {
  const t = useTranslations('auth')
  const ui = useTranslations('ui')
  const state = useSession()
  const [isJoining, setJoining] = useState(false)
  const [closed, setClosed] = useState(false)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => openCalls.readInvitation.mutate({ inviteToken: token }),
    retry: false,
    staleTime: Infinity,
  })

  if (closed || problemOf(error) === 'invitation_not_valid') {
    return <ClosedPage title={t('joinClosedTitle')} text={t('joinClosedText')} />
  }
  if (error) {
    return (
      <EntryPage title={t('joinUnreadTitle')}>
        <div className={entryCard}>
          <FormProblem error={error} />
          <Button variant="primary" size="lg" busy={isFetching} onClick={() => void refetch()}>
            {ui('retry')}
          </Button>
        </div>
      </EntryPage>
    )
  }
  if (!data) return <StartingPage />
  if (state.status === 'signed-in' && data.email !== null && !isJoining) {
    return <SignedInPage admin={state.admin} invited={data.email} />
  }
  return (
    <JoinForm
      invitation={data}
      token={token}
      onJoining={setJoining}
      onClosed={() => setClosed(true)}
    />
  )
}

function ClosedPage({ title, text }: { title: string; text: string }): ReactElement {
  const t = useTranslations('auth')
  return (
    <EntryPage announced title={title} lead={text}>
      <Link to="/sign-in" className={buttonClass({ variant: 'primary', size: 'lg' })}>
        {t('toSignIn')}
      </Link>
    </EntryPage>
  )
}
