import { setTimeout as pause } from 'node:timers/promises'

import type { Deps } from '../deps.ts'

/** Milliseconds in which the answer has surely left. */
const answerTime = 100

/**
 * Does what an account sets off when the answer has left, so that the time of the answer does not tell
 * that there is one: begun at once, the record of a failed sign-in costs its answer 0.3 ms.
 */
export function afterResponse(
  { runInBackground }: Pick<Deps, 'runInBackground'>,
  task: () => Promise<unknown>,
): void {
  runInBackground(async () => {
    await pause(answerTime)
    await task()
  })
}
