import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Logo } from '../ui/logo.tsx'

export function StartingPage(): ReactElement {
  const t = useTranslations('ui')
  return (
    <output aria-label={t('loading')} className="grid h-full place-items-center">
      <Logo className="size-8 animate-pulse-soft" />
    </output>
  )
}
