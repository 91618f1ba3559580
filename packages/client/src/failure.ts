import type { Problem } from '@oka/contract/problem'

/** What to do after a call that did not succeed. */
export type Failure =
  /** It passes by itself: repeat the same call, not before `waitMs`. */
  | { kind: 'again'; waitMs: number }
  /** The token is not accepted any more: ask for another. */
  | { kind: 'renew' }
  /** The conversation does not exist any more, or is not the caller's. */
  | { kind: 'gone'; problem: Problem }
  /** The same call would be refused again. */
  | { kind: 'refused'; problem: Problem }

export type Outcome<Data> = { data: Data } | { failure: Failure }

/** No answer, or one that is not our server's. */
export const unanswered: Failure = { kind: 'again', waitMs: 0 }

/** What passes, or may with the next version of the server. */
const passing: ReadonlySet<Problem> = new Set<Problem>([
  'too_many_requests',
  'database_unavailable',
  'internal_error',
  'not_found',
])

/** Goes by the name of the refusal: an answer without one is not our server's, whatever its status. */
function classify(problem: Problem | null | undefined, waitMs: number): Failure {
  if (!problem || passing.has(problem)) return { kind: 'again', waitMs }
  if (problem === 'unauthenticated') return { kind: 'renew' }
  if (problem === 'conversation_not_found' || problem === 'forbidden')
    return { kind: 'gone', problem }
  return { kind: 'refused', problem }
}

/** What the library's error carries. Not its class: a bundle of the event stream brings its own copy of it. */
type ErrorDetails = {
  data?: { problem?: Problem; retryAfter?: number | null } | null
  meta?: Record<string, unknown>
}

/** Why the server refused, where it did. */
export const problemOf = (error: unknown): Problem | undefined =>
  (error as ErrorDetails).data?.problem

/** What to do after a call of the tRPC client that failed. */
export function classifyError(error: unknown): Failure {
  const { data, meta } = error as ErrorDetails
  // A limit before tRPC, such as a proxy's, says it in the header only (RFC 9110, section 10.2.3).
  const response = meta?.['response']
  const header = response instanceof Response ? response.headers.get('retry-after') : null
  const seconds = data?.retryAfter ?? Number(header)
  return classify(problemOf(error), seconds > 0 ? seconds * 1000 : 0)
}

/** The answer of a call, or what to do without one. */
export async function outcome<Data>(call: Promise<Data>): Promise<Outcome<Data>> {
  try {
    return { data: await call }
  } catch (error) {
    return { failure: classifyError(error) }
  }
}
