import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { Page } from '../ui/page.tsx'

type KnowledgePageProps = {
  title: string
  actions?: ReactNode
  /** The passages; below the rest where there is no room beside it. */
  aside?: ReactNode
  children: ReactNode
}

/** A page about one article, with the way back to the list. */
export function KnowledgePage({
  title,
  actions,
  aside,
  children,
}: KnowledgePageProps): ReactElement {
  const t = useTranslations('knowledge')
  return (
    <Page title={title} actions={actions}>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <Link
          to="/knowledge"
          className="flex w-fit items-center gap-1.5 rounded-md px-4 pt-3 pb-1 text-xs font-medium text-ink-3 hover:text-ink sm:px-5"
        >
          <ArrowLeft aria-hidden className="size-3.5" />
          {t('toList')}
        </Link>
        <div className="grid gap-x-8 gap-y-6 px-4 pt-2 pb-8 sm:px-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
          <div className="grid content-start gap-4">{children}</div>
          {aside && (
            <aside aria-labelledby="passages" className="grid content-start gap-2.5">
              <h2 id="passages" className="text-base font-semibold">
                {t('preview')}
              </h2>
              {aside}
            </aside>
          )}
        </div>
      </div>
    </Page>
  )
}
