import type { Rescoring } from '@oka/contract/rubric'
import { CircleCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { Meter } from '../ui/meter.tsx'

/** How far the scoring of all leads is; the server announces each step. */
export function RescoringBar({ rescoring }: { rescoring: Rescoring }): ReactElement {
  const t = useTranslations('scoring')
  const { done, total, changed, finishedAt } = rescoring
  const version = String(rescoring.version)
  if (finishedAt !== null) {
    return (
      <p className="flex items-start gap-1.5 text-xs text-ink-3">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
        <span>
          {t('rescored', { version, done, changed })} <Age at={finishedAt} />
        </span>
      </p>
    )
  }
  const label = t('rescoring', { version })
  return (
    <div className="grid gap-2 rounded-lg border bg-raised px-4 py-3 shadow-card">
      <p className="font-medium">{label}</p>
      <progress
        aria-label={label}
        className="sr-only"
        value={Math.min(done, total)}
        max={Math.max(total, 1)}
      />
      <Meter value={Math.min(done, total)} max={Math.max(total, 1)} />
      <p className="text-xs text-ink-2 tabular-nums">{t('progress', { done, total, changed })}</p>
    </div>
  )
}
