import { X } from 'lucide-react'
import {
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { useTranslations } from 'use-intl'

import { IconButton } from './button.tsx'
import { cx } from './cx.ts'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  size?: 'sm' | 'md' | 'full' | 'wide'
}

/** The initial focus: the search field, the form, the harmless answer, or the title. */
const firstFocus = ['[role="combobox"]', 'form input', 'footer [data-first-focus]', 'h2']

const sizes = {
  sm: 'max-w-md',
  md: 'max-w-2xl',
  wide: 'h-[calc(100dvh-3rem)] max-w-[100rem] max-sm:h-dvh max-sm:max-w-none max-sm:rounded-none',
  full: 'h-[calc(100dvh-3rem)] max-w-5xl max-sm:h-dvh max-sm:max-w-none max-sm:rounded-none',
} as const

/** The browser's modal dialog: it traps the focus, makes the rest inert and restores the focus. */
export function Dialog(props: DialogProps): ReactElement | null {
  return props.open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ onClose, title, children, size = 'sm' }: DialogProps): ReactElement {
  const t = useTranslations('ui')
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  // In a layout effect, because only then is the dialog still in the document when it closes, which
  // is when the browser restores the focus.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return undefined
    element.showModal()
    // Not the first control, which closes it: its tooltip would take the first Escape.
    const [first] = firstFocus.flatMap((each) => element.querySelector<HTMLElement>(each) ?? [])
    first?.focus()
    return () => element.close()
  }, [])
  useCloseOnBackdrop(dialog, onClose)

  const onCancel = (event: SyntheticEvent): void => {
    event.preventDefault()
    onClose()
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={onCancel}
      className={cx(
        'm-auto w-[calc(100vw-2rem)] animate-in overflow-hidden rounded-xl bg-raised p-0 text-ink shadow-raised',
        'max-h-[calc(100dvh-2rem)] open:flex open:flex-col max-sm:w-full max-sm:max-w-[calc(100vw-1rem)]',
        sizes[size],
      )}
    >
      <header className="flex items-center gap-3 border-b py-2.5 pr-2 pl-5">
        <h2
          id={titleId}
          tabIndex={-1}
          className="min-w-0 flex-1 truncate text-base font-semibold outline-none"
        >
          {title}
        </h2>
        <IconButton label={t('close')} icon={X} onClick={onClose} />
      </header>
      {children}
    </dialog>
  )
}

/** A click on the dialog element itself is a click on its backdrop: its content covers the rest. */
function useCloseOnBackdrop(
  dialog: { readonly current: HTMLDialogElement | null },
  onClose: () => void,
): void {
  useEffect(() => {
    const element = dialog.current
    const press = (event: MouseEvent): void => {
      if (event.target !== element || element === null) return
      const box = element.getBoundingClientRect()
      const inside =
        event.clientX >= box.left &&
        event.clientX <= box.right &&
        event.clientY >= box.top &&
        event.clientY <= box.bottom
      if (!inside) onClose()
    }
    element?.addEventListener('mousedown', press)
    return () => element?.removeEventListener('mousedown', press)
  }, [dialog, onClose])
}

export function DialogBody({ children }: { children: ReactNode }): ReactElement {
  return <div className="grid gap-4 overflow-y-auto px-5 py-4">{children}</div>
}

export function DialogActions({ children }: { children: ReactNode }): ReactElement {
  return (
    <footer className="flex flex-wrap justify-end gap-2 border-t bg-surface px-5 py-3">
      {children}
    </footer>
  )
}
