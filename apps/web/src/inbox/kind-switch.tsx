import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { cx } from '../ui/cx.ts'
import { withTooltip } from '../ui/with-tooltip.ts'

const kinds = [
  { kind: 'reply', word: 'kindReply', key: 'R' },
  { kind: 'note', word: 'kindNote', key: 'N' },
] as const
type Kind = (typeof kinds)[number]['kind']

type KindSwitchProps = { value: Kind; onChange: (kind: Kind) => void }

/** Switches between a reply to the visitor and an internal note. */
export function KindSwitch({ value, onChange }: KindSwitchProps): ReactElement {
  const t = useTranslations('inbox')
  return (
    <fieldset aria-label={t('kind')} className="flex rounded-md bg-hover p-0.5">
      {kinds.map(({ kind, word, key }) => (
        <button
          key={kind}
          {...withTooltip(t(word), key)}
          type="button"
          aria-pressed={kind === value}
          onClick={() => onChange(kind)}
          className={cx(
            'h-7 rounded-sm px-2.5 text-xs font-medium pointer-coarse:h-9',
            kind === value ? 'bg-surface text-ink shadow-card' : 'text-ink-2 hover:text-ink',
          )}
        >
          {t(word)}
        </button>
      ))}
    </fieldset>
  )
}
