import type { Problem } from '@oka/contract/problem'

/** How to react to a failed call. */
export type Failure =
  /** Transient: repeat the same call, not before `waitMs`. */
  | { kind: 'again'; waitMs: number }
  /** The token is no longer accepted: get another. */
  | { kind: 'renew' }
  /** The conversation no longer exists, or is not the caller's. */
  | { kind: 'gone'; problem: Problem }
  /** The same call would be refused again. */
  | { kind: 'refused'; problem: Problem }

export type Outcome<Data> = { data: Data } | { failure: Failure }

/** No response, or one that is not from our server. */
export const unanswered: Failure = { kind: 'again', waitMs: 0 }

/** Refusals that are transient, or may disappear with the server's next version. */
const passing: ReadonlySet<Problem> = new Set<Problem>([
  'too_many_requests',
  'database_unavailable',
  'internal_error',
  'not_found',
])

/**
 * Classifies by the name of the refusal: a response without one is not from our server, whatever
 * its status.
 */
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

/** The name of the server's refusal, if it was one. */
export const problemOf = (error: unknown): Problem | undefined =>
  (error as ErrorDetails).data?.problem

/** How to react to a failed call of the tRPC client. */
export function classifyError(error: unknown): Failure {
  const { data, meta } = error as ErrorDetails
  // A rate limit before tRPC, such as a proxy's, is only in the header (RFC 9110, section 10.2.3).
  const response = meta?.['response']
  const header = response instanceof Response ? response.headers.get('retry-after') : null
  const seconds = data?.retryAfter ?? Number(header)
  return classify(problemOf(error), seconds > 0 ? seconds * 1000 : 0)
}

/** The data of a call, or how to react to its failure. */
export async function outcome<Data>(call: Promise<Data>): Promise<Outcome<Data>> {
  try {
    return { data: await call }
  } catch (error) {
    return { failure: classifyError(error) }
  }
}
