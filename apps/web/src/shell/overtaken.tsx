import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'

type OvertakenProps = {
  /** The namespace that says what a colleague has changed. */
  of: 'assistant' | 'knowledge' | 'playground' | 'scoring'
  onTheirs: () => void
  onMine: () => void
}

/** A version conflict with a colleague's change: neither version is lost, and the reader chooses. */
export function Overtaken({ of, onTheirs, onMine }: OvertakenProps): ReactElement {
  const t = useTranslations(of)
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-lg bg-warn-soft px-4 py-3 text-warn-ink"
    >
      <p className="min-w-56 flex-1">{t('overtaken')}</p>
      <Button size="sm" onClick={onTheirs}>
        {t('showTheirs')}
      </Button>
      <Button size="sm" onClick={onMine}>
        {t('saveMine')}
      </Button>
    </div>
  )
}
