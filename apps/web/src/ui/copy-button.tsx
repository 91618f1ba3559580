import { Check, Copy } from 'lucide-react'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

import { withTooltip } from './with-tooltip.ts'

/** Copies a text and confirms it for a moment. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactElement {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Refused by the browser: the text can be selected and copied by hand.
    }
  }

  const Icon = copied ? Check : Copy
  const name = copied ? t('copied') : label
  return (
    <button
      {...withTooltip(name)}
      type="button"
      aria-label={name}
      onClick={() => void copy()}
      className="inline-grid size-6 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-9"
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={1.9} />
    </button>
  )
}
