import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactElement } from 'react'

import { cx } from './cx.ts'

const control =
  'w-full rounded-md border border-line-strong bg-surface text-sm text-ink shadow-card ' +
  'placeholder:text-ink-3 hover:border-ink-3 focus:border-accent focus:outline-2 ' +
  'focus:outline-offset-[-1px] focus:outline-accent aria-invalid:border-bad ' +
  'disabled:bg-sunken disabled:text-ink-3 pointer-coarse:text-lg'

export function Input({ className, ...rest }: ComponentProps<'input'>): ReactElement {
  return <input {...rest} className={cx(control, 'h-8 px-2.5 pointer-coarse:h-10', className)} />
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>): ReactElement {
  return (
    <textarea
      {...rest}
      className={cx(control, 'block field-sizing-content min-h-20 px-2.5 py-1.5', className)}
    />
  )
}

/** The native select: best on a phone, and accessible by itself. */
export function Select({ className, ...rest }: ComponentProps<'select'>): ReactElement {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select
        {...rest}
        className={cx(control, 'h-8 appearance-none pr-8 pl-2.5 text-ellipsis pointer-coarse:h-10')}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  )
}
