import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'

type PaneHeaderProps = { id?: string; title: string | undefined }

/** The title of what stands beside the list of mails; on a phone with the way back to it. */
export function PaneHeader({ id, title }: PaneHeaderProps): ReactElement {
  const t = useTranslations('ui')
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-2 border-b px-5 py-2 max-md:pl-2">
      <Link
        from="/mails"
        to="/mails"
        search={(search) => search}
        aria-label={t('back')}
        className={cx(buttonClass({ variant: 'ghost', size: 'icon' }), 'md:hidden')}
      >
        <ArrowLeft aria-hidden className="size-4.5" />
      </Link>
      <h1 id={id} className="min-w-0 flex-1 truncate text-base font-semibold">
        {title}
      </h1>
    </header>
  )
}
