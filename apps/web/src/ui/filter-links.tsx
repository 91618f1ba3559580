import type { ReactElement, ReactNode } from 'react'

type FilterLinksProps = { label: string; children: ReactNode }

/** Matches the link of the current filter: no parameter may differ. */
export const exactly = { exact: true } as const

/** Links that filter the list below; the router sets `aria-current` on the active one. */
export function FilterLinks({ label, children }: FilterLinksProps): ReactElement {
  return (
    <nav
      aria-label={label}
      className={
        '-mx-1.5 flex gap-0.5 overflow-x-auto px-0.5 py-1 [scrollbar-width:none] ' +
        '*:inline-flex *:h-7 *:shrink-0 *:items-center *:gap-1.5 *:rounded-md *:px-2 *:font-medium *:text-ink-2 ' +
        '*:transition-colors *:hover:bg-hover *:hover:text-ink pointer-coarse:*:h-9 pointer-coarse:*:px-3 ' +
        '*:aria-[current=page]:bg-sunken *:aria-[current=page]:text-ink'
      }
    >
      {children}
    </nav>
  )
}
