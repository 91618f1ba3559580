import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { base } from '../trpc.ts'
import { buttonClass } from '../ui/button.tsx'

/** A link to the sample page, for an empty app. */
export function DemoLink(): ReactElement {
  const t = useTranslations('shell')
  return (
    <a
      href={`${base}/demo`}
      target="_blank"
      rel="noreferrer"
      className={buttonClass({ variant: 'primary' })}
    >
      {t('openDemo')}
    </a>
  )
}
