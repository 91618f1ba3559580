import type { Problem } from '@oka/contract/problem'

import type { Failure } from './transport-port.ts'

/** What to do after a call that failed. */
export type Verdict =
  /** Nobody's fault that lasts: the same call again, not before `waitMs`. */
  | { kind: 'again'; waitMs: number }
  /** The token is not accepted any more: ask for another. */
  | { kind: 'renew' }
  /** The conversation is not there any more: begin another. */
  | { kind: 'gone' }
  /** The same call would be refused again. */
  | { kind: 'refused'; problem: Problem }

/** What passes, or may with the next version of the server. */
const passing: ReadonlySet<Problem> = new Set<Problem>([
  'too_many_requests',
  'database_unavailable',
  'internal_error',
  'not_found',
])

/** Goes by the name of the refusal: an answer without one is not our server's, whatever its status. */
export function judge({ problem, waitMs }: Failure): Verdict {
  if (problem === null || passing.has(problem)) return { kind: 'again', waitMs }
  if (problem === 'unauthenticated') return { kind: 'renew' }
  if (problem === 'conversation_not_found' || problem === 'forbidden') return { kind: 'gone' }
  return { kind: 'refused', problem }
}
