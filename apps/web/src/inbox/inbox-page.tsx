import { Outlet, useMatchRoute } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { cx } from '../ui/cx.ts'
import { useTitle } from '../ui/use-title.ts'
import { ConversationList } from './conversation-list.tsx'

/** The list, and beside it what is open; on a phone one of the two. */
export function InboxPage(): ReactElement {
  const t = useTranslations('inbox')
  const isOpen = Boolean(useMatchRoute()({ to: '/inbox/$conversationId' }))
  useTitle(t('title'))
  return (
    <div className="flex h-full min-h-0">
      <div
        className={cx(
          'flex w-full min-w-0 flex-col md:w-72 md:shrink-0 md:border-r lg:w-84',
          isOpen && 'max-md:hidden',
        )}
      >
        <ConversationList />
      </div>
      <div className={cx('flex min-w-0 flex-1', !isOpen && 'max-md:hidden')}>
        <Outlet />
      </div>
    </div>
  )
}
