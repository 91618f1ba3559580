import type { Problem } from '@oka/contract/problem'

import { judge } from './judge.ts'
import type { Failure, Outcome } from './transport-port.ts'

/** What the library's error carries. Not its class: the file of the event stream brings its own copy of it. */
type Told = {
  data?: { problem?: Problem; retryAfter?: number | null } | null
  meta?: Record<string, unknown>
}

export async function outcome<Data>(call: Promise<Data>): Promise<Outcome<Data>> {
  try {
    return { data: await call }
  } catch (error) {
    return { failure: readFailure(error) }
  }
}

/** Why the server refused, where it did. */
export const problemOf = (error: unknown) => (error as Told).data?.problem

/** What to do after a call of the tRPC client that failed. */
export function readFailure(error: unknown): Failure {
  const { data, meta } = error as Told
  // A limit before tRPC, such as a proxy's, says it in the header only (RFC 9110, section 10.2.3).
  const response = meta?.['response']
  const header = response instanceof Response ? response.headers.get('retry-after') : null
  const seconds = data?.retryAfter ?? Number(header)
  return judge(problemOf(error), seconds > 0 ? seconds * 1000 : 0)
}
