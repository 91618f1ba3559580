import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { toast, Toaster as Toasts } from 'sonner'
import { useTranslations } from 'use-intl'

import { cx } from './cx.ts'

export function Toaster(): ReactElement {
  const t = useTranslations('ui')
  return (
    <Toasts
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      mobileOffset={{ bottom: 72 }}
      duration={4000}
    />
  )
}

const look =
  'flex w-full items-start gap-2.5 rounded-lg bg-raised px-3.5 py-3 text-sm text-ink shadow-raised sm:w-89'

/** A toast that confirms an action. */
export function notify(text: string): void {
  toast.custom(() => (
    <output className={look}>
      <CircleCheck aria-hidden className="mt-px size-4.5 shrink-0 text-good" />
      {text}
    </output>
  ))
}

/**
 * A toast with an undo button, shown long enough to notice a mistake. Of several of a kind only the
 * last one stays.
 */
export function notifyUndoable(
  text: string,
  undo: { label: string; act: () => void },
  kind?: string,
): void {
  toast.custom(
    (id) => (
      <output className={cx(look, 'items-center! py-2! pr-2!')}>
        <CircleCheck aria-hidden className="size-4.5 shrink-0 text-good" />
        <span className="flex-1">{text}</span>
        <button
          type="button"
          onClick={() => {
            toast.dismiss(id)
            undo.act()
          }}
          className="h-8 shrink-0 rounded-md px-2.5 font-medium text-accent-ink hover:bg-hover pointer-coarse:h-10"
        >
          {undo.label}
        </button>
      </output>
    ),
    { duration: 9000, ...(kind !== undefined && { id: kind }) },
  )
}

/** A toast about a failed action and its reason. Of several of a kind only the last one stays. */
export function notifyProblem(text: string, kind?: string): void {
  toast.custom(
    () => (
      <div role="alert" className={look}>
        <CircleAlert aria-hidden className="mt-px size-4.5 shrink-0 text-bad-ink" />
        {text}
      </div>
    ),
    { duration: 9000, ...(kind !== undefined && { id: kind }) },
  )
}
