import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { CopyButton } from '../ui/copy-button.tsx'

/** The HTML that puts the chat on a page. */
export function Snippet({ text }: { text: string }): ReactElement {
  const t = useTranslations('setup')
  return (
    <div className="mt-1.5 flex items-center gap-2 rounded-md bg-sunken py-1 pr-1.5 pl-3">
      {/* Reached by the keyboard, since it may have to be scrolled. */}
      <code
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls can be focused
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto font-mono text-xs whitespace-nowrap"
      >
        {text}
      </code>
      <CopyButton text={text} label={t('copySnippet')} />
    </div>
  )
}
