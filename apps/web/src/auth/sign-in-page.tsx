import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'

const route = getRouteApi('/sign-in')

/** The password step, and for accounts with a second factor the code step. */
export function SignInPage(): ReactElement {
  const router = useRouter()
  const { redirect, ended } = route.useSearch()
  const [email, setEmail] = useState('')
  const [challenge, setChallenge] = useState<string>()
  /** The error that ended the code step. */
  const [expired, setExpired] = useState<unknown>(null)

  const enter = (): void => router.history.replace(redirect ?? '/inbox')
  const startOver = (error: unknown = null): void => {
    setChallenge(undefined)
    setExpired(error)
  }

  if (challenge !== undefined) {
    return <CodeStep challenge={challenge} onDone={enter} onStartOver={startOver} />
  }
  return (
    <PasswordStep
      email={email}
      ended={ended !== undefined}
      expired={expired}
      onDone={(asked, used) => {
        if (asked === undefined) return enter()
        setEmail(used)
        setChallenge(asked)
      }}
    />
  )
}
