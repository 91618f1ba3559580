import { ChevronRight } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

import { cx } from './cx.ts'

/** Content that opens below its label, with a chevron that turns. `onToggle` tells whether it is open. */
export function Fold({
  label,
  open,
  onToggle,
  className,
  labelClassName = '-ml-1 text-ink-3',
  children,
}: {
  label: ReactNode
  /** Opens it from outside; left out, only the reader does. */
  open?: boolean | undefined
  onToggle?: (isOpen: boolean) => void
  className?: string
  labelClassName?: string
  children: ReactNode
}): ReactElement {
  return (
    <details
      className={className}
      {...(open && { open })}
      onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}
    >
      <summary
        className={cx(
          'flex w-fit cursor-pointer items-start gap-0.5 rounded-sm text-xs text-pretty hover:text-ink pointer-coarse:py-1.5',
          labelClassName,
        )}
      >
        <ChevronRight
          aria-hidden
          className="mt-px size-3.5 shrink-0 transition-transform in-[details[open]>summary]:rotate-90"
        />
        {label}
      </summary>
      {children}
    </details>
  )
}
