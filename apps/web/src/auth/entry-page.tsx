import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'

import { Logo } from '../ui/logo.tsx'
import { useTitle } from '../ui/use-title.ts'
import { LanguageSwitch } from './language-switch.tsx'

type EntryPageProps = {
  title: string
  lead?: ReactNode
  /** It replaces another page without a field to focus: screen readers start at its title. */
  announced?: boolean
  children: ReactNode
}

/** A page before sign-in: one task, centred. */
export function EntryPage({ title, lead, announced, children }: EntryPageProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useEffect(() => {
    if (announced) heading.current?.focus()
  }, [announced])

  return (
    <main className="grid min-h-full place-items-center px-4 py-10">
      <div className="grid w-full max-w-sm gap-6 max-sm:mb-[8vh]">
        <div className="grid justify-items-center gap-3 text-center">
          <Logo className="size-10" />
          <div className="grid gap-1">
            <h1
              ref={heading}
              tabIndex={-1}
              className="text-xl font-semibold tracking-tight text-balance outline-none"
            >
              {title}
            </h1>
            {lead && <p className="text-balance text-ink-2">{lead}</p>}
          </div>
        </div>
        {children}
        <LanguageSwitch />
      </div>
    </main>
  )
}

/** The card a form stands in. */
export const entryCard = 'grid gap-4 rounded-xl border bg-surface p-6 shadow-card'

/** A way to another page, below the card. */
export const entryLink =
  'rounded-sm font-medium text-accent-ink underline-offset-4 hover:underline pointer-coarse:py-2'
