import type { ReactElement, ReactNode } from 'react'

type PageProps = { title: ReactNode; actions?: ReactNode; children: ReactNode }

/** A page with its title bar; the content scrolls on its own. */
export function Page({ title, actions, children }: PageProps): ReactElement {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 shrink-0 items-center gap-3 border-b px-4 py-2 sm:px-5">
        <h1 className="min-w-0 flex-1 truncate text-base font-semibold">{title}</h1>
        {actions}
      </header>
      {children}
    </div>
  )
}
