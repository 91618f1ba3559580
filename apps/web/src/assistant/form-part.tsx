import type { ReactElement, ReactNode } from 'react'

type FormPartProps = { title: string; text: string; children: ReactNode }

/** A section of the form, as wide as the preview beside it leaves. */
export function FormPart({ title, text, children }: FormPartProps): ReactElement {
  return (
    <section className="grid gap-4 border-b py-8 last:border-b-0">
      <header className="grid gap-1">
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="max-w-prose text-pretty text-ink-2">{text}</p>
      </header>
      <div className="min-w-0 max-w-2xl">{children}</div>
    </section>
  )
}
