import { sweepTurns } from '@oka/api/chat/sweep-turns'
import { handBackAbandoned } from '@oka/api/chat/hand-back'
import type { Deps } from '@oka/api/deps'
import { escalate } from '@oka/api/notification/escalate'
import { deleteOldPresences } from '@oka/db/presences'
import { turnsTopic } from '@oka/db/topics'

/** Milliseconds between two looks. */
const every = 5000

/** Each by itself: one that fails keeps nobody else waiting. */
const duties: Record<string, (deps: Deps) => Promise<void>> = {
  turns: sweepTurns,
  waiting: handBackAbandoned,
  calls: escalate,
  presences: ({ db }) => deleteOldPresences(db),
}

/**
 * Takes up what nobody is at: turns of a process that died, within its lease and this time, and
 * those that were given back, at once; visitors who are let wait; calls that nobody acknowledges.
 */
export async function sweepUntilStop(deps: Deps): Promise<void> {
  using follower = deps.topics.follow(turnsTopic)
  while (!deps.stopping.aborted) {
    for (const [duty, attend] of Object.entries(duties)) {
      try {
        await attend(deps)
      } catch (error) {
        deps.log.warn({ err: error, duty }, 'The sweep failed in a duty; the next one will tell.')
      }
    }
    await follower.next(AbortSignal.any([deps.stopping, AbortSignal.timeout(every)]))
  }
}
