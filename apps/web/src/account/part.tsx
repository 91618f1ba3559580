import type { ComponentProps, ReactElement, ReactNode } from 'react'

import { SkeletonRows } from '../ui/skeleton.tsx'

type PartProps = { title: string; text: string; children: ReactNode }

/** A section of the account: a description, and beside it the actions. */
export function Part({ title, text, children }: PartProps): ReactElement {
  return (
    <section className="grid gap-x-12 gap-y-4 border-b py-8 last:border-b-0 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <header className="grid content-start gap-1">
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="max-w-prose text-pretty text-ink-2">{text}</p>
      </header>
      <div className="min-w-0 max-w-xl">{children}</div>
    </section>
  )
}

/** A skeleton of a section, as wide as its content. */
export function LoadingRows(props: ComponentProps<typeof SkeletonRows>): ReactElement {
  return (
    <div className="-m-3">
      <SkeletonRows {...props} />
    </div>
  )
}
