import { formatFact, type Intent } from '@oka/contract/fact-value'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { cx } from '../ui/cx.ts'
import { type MeterTone, Ring } from '../ui/meter.tsx'

type ScoreChipProps = { score: number | null; intent?: Intent | null; className?: string }

/** The fit score with its arc; without one, the visitor's intent instead. */
export function ScoreChip({ score, intent, className }: ScoreChipProps): ReactElement {
  const t = useTranslations('leads')
  const locale = useLocale()
  if (score === null && intent && intent !== 'buyer') {
    return (
      <span title={t('noScore')} className={cx('shrink-0 text-xs text-ink-2', className)}>
        {formatFact('intent', intent, locale)}
      </span>
    )
  }
  const label = score === null ? t('noScore') : t('scoreOf', { score })
  return (
    <span
      title={label}
      className={cx(
        'inline-flex shrink-0 items-center gap-1 align-middle text-xs font-semibold tabular-nums',
        score === null ? 'text-ink-3' : 'text-ink',
        className,
      )}
    >
      <Ring value={score ?? 0} max={100} tone={scoreTone(score)} className="size-4" />
      <span aria-hidden>{score ?? '–'}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}

/** Three bands for skimming a list; only the score itself has a meaning. */
export function scoreTone(score: number | null): MeterTone {
  if (score === null) return 'neutral'
  if (score >= 70) return 'good'
  return score >= 40 ? 'warn' : 'bad'
}
