import type { Admin } from '@oka/contract/auth'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { signOut } from '../session/watch-session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EntryPage } from './entry-page.tsx'
import { inBold } from './in-bold.tsx'
import { FormProblem } from './form-problem.tsx'

type SignedInPageProps = { admin: Admin; invited: string }

/** An invitation for another person than the signed-in one. */
export function SignedInPage({ admin, invited }: SignedInPageProps): ReactElement {
  const t = useTranslations('auth')
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const leave = async (): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      await signOut()
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }

  const { name, email } = admin
  return (
    <EntryPage
      announced
      title={t('otherTitle')}
      lead={t.rich('otherText', { invited, name, email, b: inBold })}
    >
      <FormProblem error={problem} />
      <div className="grid gap-2">
        <Button variant="primary" size="lg" busy={busy} onClick={() => void leave()}>
          {t('signOut')}
        </Button>
        <Link to="/inbox" className={buttonClass({ size: 'lg' })}>
          {t('stay')}
        </Link>
      </div>
    </EntryPage>
  )
}
