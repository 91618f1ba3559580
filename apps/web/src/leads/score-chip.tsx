import { formatFact, type Intent } from '@oka/contract/fact-value'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { useScoreTone } from '../scoring/use-score-tone.ts'
import { cx } from '../ui/cx.ts'
import { Ring } from '../ui/meter.tsx'

type ScoreChipProps = { score: number | null; intent?: Intent | null; className?: string }

/** The fit score with its arc; without one, the visitor's intent instead. */
export function ScoreChip({ score, intent, className }: ScoreChipProps): ReactElement {
  const t = useTranslations('leads')
  const locale = useLocale()
  const toneOf = useScoreTone()
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
      <Ring value={score ?? 0} max={100} tone={toneOf(score)} className="size-4" />
      <span aria-hidden>{score ?? '–'}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
