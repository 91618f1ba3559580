import type { LucideIcon } from 'lucide-react'
import { CircleAlert } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from './button.tsx'

type EmptyStateProps = { icon: LucideIcon; title: string; text?: ReactNode; children?: ReactNode }

/** An empty page: why, and what to do about it. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps): ReactElement {
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-1 px-6 py-12 text-center">
      <span className="mb-3 grid size-10 place-items-center rounded-xl bg-sunken text-ink-3">
        <Icon aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <p className="text-base font-semibold text-balance">{title}</p>
      {text && <p className="text-sm text-pretty text-ink-2">{text}</p>}
      {children && <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}

type ErrorStateProps = { message: string; retry?: () => void; busy?: boolean }

export function ErrorState({ message, retry, busy = false }: ErrorStateProps): ReactElement {
  const t = useTranslations('ui')
  return (
    <div
      role="alert"
      className="mx-auto grid max-w-sm justify-items-center gap-3 px-6 py-12 text-center"
    >
      <CircleAlert aria-hidden className="size-6 text-bad-ink" strokeWidth={1.75} />
      <p className="text-sm text-pretty">{message}</p>
      {retry && (
        <Button busy={busy} onClick={retry}>
          {t('retry')}
        </Button>
      )}
    </div>
  )
}
