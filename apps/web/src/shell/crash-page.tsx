import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { ErrorState } from '../ui/empty-state.tsx'

/** Shown when a page failed: its server was unavailable, or it has a bug. */
export function CrashPage({ error, reset }: ErrorComponentProps): ReactElement {
  const t = useTranslations('ui')
  const explain = useExplain()
  const router = useRouter()
  const retry = (): void => {
    reset()
    void router.invalidate()
  }
  return (
    <main className="grid h-full place-items-center">
      <h1 className="sr-only">{t('crashed')}</h1>
      <ErrorState message={explain(error)} retry={retry} />
    </main>
  )
}
