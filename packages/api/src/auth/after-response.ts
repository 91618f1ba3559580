import { setTimeout as pause } from 'node:timers/promises'

import type { Deps } from '../deps.ts'

/** Milliseconds after which the response has certainly been sent. */
const responseTimeMs = 100

/**
 * Runs work that depends on an account after the response has been sent, so that the response time
 * does not reveal whether the account exists: started at once, recording a failed sign-in adds 0.3
 * ms.
 */
export function afterResponse(
  { runInBackground }: Pick<Deps, 'runInBackground'>,
  task: () => Promise<unknown>,
): void {
  runInBackground(async () => {
    await pause(responseTimeMs)
    await task()
  })
}
