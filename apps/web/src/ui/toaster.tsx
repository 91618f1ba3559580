import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ExternalToast } from 'sonner'

import { earlyPart, usePart } from '../shell/load-page.ts'
import { cx } from './cx.ts'

const toasts = earlyPart(() => import('../shell/toasts.tsx'))

/** Where toasts appear. */
export function Toaster(): ReactElement | null {
  const part = usePart(toasts)
  return part && <part.Toasts />
}

/** Shows a toast; one with an id in place of the former one with that id. */
export function showToast(
  draw: (id: string | number) => ReactElement,
  options?: Pick<ExternalToast, 'id' | 'duration'>,
): void {
  // What it is drawn with comes with the page's next parts; if it never does, nothing can be said here.
  toasts().then(
    ({ show }) => show(draw, options),
    () => undefined,
  )
}

export function dismissToast(id: string | number): void {
  toasts().then(
    ({ dismiss }) => dismiss(id),
    () => undefined,
  )
}

const look =
  'flex w-full items-start gap-2.5 rounded-lg bg-raised px-3.5 py-3 text-sm text-ink shadow-raised sm:w-89'

/** A toast that confirms an action. */
export function notify(text: string): void {
  showToast(() => (
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
  showToast(
    (id) => (
      <output className={cx(look, 'items-center! py-2! pr-2!')}>
        <CircleCheck aria-hidden className="size-4.5 shrink-0 text-good" />
        <span className="flex-1">{text}</span>
        <button
          type="button"
          onClick={() => {
            dismissToast(id)
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
  showToast(
    () => (
      <div role="alert" className={look}>
        <CircleAlert aria-hidden className="mt-px size-4.5 shrink-0 text-bad-ink" />
        {text}
      </div>
    ),
    { duration: 9000, ...(kind !== undefined && { id: kind }) },
  )
}
