import { sweepTurns } from '@oka/api/chat/sweep-turns'
import type { Deps } from '@oka/api/deps'
import { turnsTopic } from '@oka/db/topics'

/** Milliseconds between two looks for turns whose process has died. */
const every = 5000

/** Takes up turns nobody is at: those of a process that died within its lease and this time, those that were given back at once. */
export async function sweepUntilStop(deps: Deps): Promise<void> {
  using follower = deps.topics.follow(turnsTopic)
  while (!deps.stopping.aborted) {
    try {
      await sweepTurns(deps)
    } catch (error) {
      deps.log.warn({ err: error }, 'Turns could not be looked through; the next look will tell.')
    }
    await follower.next(AbortSignal.any([deps.stopping, AbortSignal.timeout(every)]))
  }
}
