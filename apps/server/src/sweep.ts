import { sweepTurns } from '@oka/api/chat/sweep-turns'
import { handBackIdle } from '@oka/api/chat/hand-back'
import type { Deps } from '@oka/api/deps'
import { escalate } from '@oka/api/notification/escalate'
import { deleteOldPresences } from '@oka/db/presences'
import { turnsTopic } from '@oka/db/topics'

/** Milliseconds between two looks. */
const every = 5000

/**
 * Takes up what nobody is at: turns of a process that died, within its lease and this time, and
 * those that were given back, at once; visitors who are let wait; calls that nobody acknowledges.
 */
export async function sweepUntilStop(deps: Deps): Promise<void> {
  using follower = deps.topics.follow(turnsTopic)
  while (!deps.stopping.aborted) {
    try {
      await sweepTurns(deps)
      await handBackIdle(deps)
      await escalate(deps)
      await deleteOldPresences(deps.db)
    } catch (error) {
      deps.log.warn({ err: error }, 'The sweep failed; the next one will tell.')
    }
    await follower.next(AbortSignal.any([deps.stopping, AbortSignal.timeout(every)]))
  }
}
