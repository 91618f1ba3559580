import type { Problem } from '@oka/contract/problem'

import type { Failure } from './transport-port.ts'

/** What passes, or may with the next version of the server. */
const passing: ReadonlySet<Problem> = new Set<Problem>([
  'too_many_requests',
  'database_unavailable',
  'internal_error',
  'not_found',
])

/** Goes by the name of the refusal: an answer without one is not our server's, whatever its status. */
export function judge(problem: Problem | null | undefined, waitMs: number): Failure {
  if (!problem || passing.has(problem)) return { kind: 'again', waitMs }
  if (problem === 'unauthenticated') return { kind: 'renew' }
  if (problem === 'conversation_not_found' || problem === 'forbidden') return { kind: 'gone' }
  return { kind: 'refused', problem }
}
