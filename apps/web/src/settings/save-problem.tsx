import type { Problem } from '@oka/contract/problem'
import type { ReactElement } from 'react'

import { invalidFieldsOf, problemOf, useExplain } from '../problems.ts'

type SaveProblemProps = {
  error: unknown
  /** The refusal of a stale version, which is shown as a colleague's change. */
  stale: Problem
}

/** Why it was not saved, unless that is shown at a field or as a colleague's change. */
export function SaveProblem({ error, stale }: SaveProblemProps): ReactElement | null {
  const explain = useExplain()
  if (!error || problemOf(error) === stale) return null
  if (invalidFieldsOf(error).length > 0) return null
  return (
    <p role="alert" className="mt-6 rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
      {explain(error)}
    </p>
  )
}
