import type { ReactElement, ReactNode } from 'react'

type SectionProps = { title: ReactNode; action?: ReactNode; children: ReactNode }

/** A titled part of a panel. */
export function Section({ title, action, children }: SectionProps): ReactElement {
  return (
    <section className="grid gap-3 border-t px-5 py-4">
      <header className="flex min-h-6 items-center gap-2">
        <h2 className="flex-1 text-xs font-semibold text-ink-3">{title}</h2>
        {action}
      </header>
      {children}
    </section>
  )
}
