import { passwordMinLength } from '@oka/contract/auth'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { cx } from '../ui/cx.ts'
import type { Strength } from './password-strength.ts'

type StrengthHintProps = {
  id: string
  /** Characters typed so far. */
  length: number
  strength: Strength | null
  /** An error already says it. */
  silent: boolean
}

const bars = { weak: 1, fair: 2, good: 3, strong: 4 } as const
const colours = {
  weak: 'bg-bad',
  fair: 'bg-warn',
  good: 'bg-good',
  strong: 'bg-good',
} as const

/** The strength of a password: as a bar, and in words for screen readers. */
export function StrengthHint({ id, length, strength, silent }: StrengthHintProps): ReactElement {
  const level = length < passwordMinLength ? null : (strength?.level ?? null)
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cx(
              'h-1 rounded-full transition-colors',
              level && bar <= bars[level] ? colours[level] : 'bg-line',
            )}
          />
        ))}
      </span>
      <output id={id} className="text-xs text-ink-3 empty:-mt-1.5">
        {!silent && <StrengthWords length={length} strength={strength} />}
      </output>
    </div>
  )
}

const inks = {
  weak: 'text-bad-ink',
  fair: 'text-warn-ink',
  good: 'text-good-ink',
  strong: 'text-good-ink',
} as const

const bounds = { min: String(passwordMinLength) }

type StrengthWordsProps = Pick<StrengthHintProps, 'length' | 'strength'>

function StrengthWords({ length, strength }: StrengthWordsProps): ReactElement {
  const t = useTranslations('auth')
  if (length > 0 && length < passwordMinLength) {
    return <>{t('passwordShort', bounds)}</>
  }
  if (!strength) return <>{t('passwordHint', bounds)}</>
  const { level, weakness } = strength
  return (
    <>
      <span className={cx('font-medium', inks[level])}>{t(`strength.${level}`)}</span>{' '}
      {weakness && t(`weakness.${weakness}`)}
    </>
  )
}
