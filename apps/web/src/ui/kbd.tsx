import type { ReactElement, ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }): ReactElement {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong bg-sunken px-1 font-sans text-[0.6875rem] font-medium text-ink-2">
      {children}
    </kbd>
  )
}
