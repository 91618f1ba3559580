import type { ReactElement } from 'react'

import { useExplain } from '../problems.ts'

/** Why the last attempt failed; nothing without an error. */
export function FormProblem({ error }: { error: unknown }): ReactElement | null {
  const explain = useExplain()
  if (!error) return null
  return (
    <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad-ink">
      {explain(error)}
    </p>
  )
}
