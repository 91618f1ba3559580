import type { PresenceState } from '@oka/contract/presence'
import { lookingEveryMs, typingEveryMs } from '@oka/contract/presence-times'

import type { Attending, Outcome } from './transport-port.ts'

/** What came on screen is told after so long, with what came meanwhile. */
const readAfterMs = 500

type Calls = {
  tell: (state: PresenceState) => Promise<unknown>
  mark: (seq: number) => Promise<Outcome<unknown>>
}

export type Attendance = Attending & {
  /** The server has it that everything up to `seq` was read. */
  acknowledge: (seq: number) => void
}

/**
 * Tells the server what the visitor does and has read, as often as it wants to know. A presence
 * that does not arrive is not told again: the next one is soon due.
 */
export function createAttendance({ tell, mark }: Calls): Attendance {
  let state: PresenceState = 'away'
  let due: PresenceState | null = null
  let telling = false
  let typedAt = -Infinity
  let beat: ReturnType<typeof setTimeout> | undefined
  let seen = 0
  let marked = 0
  let marking: ReturnType<typeof setTimeout> | undefined

  function say(said: PresenceState) {
    state = said
    due = said
    clearTimeout(beat)
    if (said !== 'away') beat = setTimeout(say, lookingEveryMs, 'looking')
    if (said !== 'typing') void markSeen()
    // A page that is left may not live to see the end of the call before.
    if (!telling || said === 'away') void tellDue()
  }

  /** One after the other, so that what was said last also arrives last. */
  async function tellDue() {
    telling = true
    while (due) {
      const said = due
      due = null
      await tell(said)
    }
    telling = false
  }

  function acknowledge(seq: number) {
    marked = Math.max(marked, seq)
  }

  async function markSeen() {
    clearTimeout(marking)
    marking = undefined
    const seq = seen
    if (seq > marked && 'data' in (await mark(seq))) acknowledge(seq)
  }

  return {
    acknowledge,
    look(looking) {
      if (looking !== (state !== 'away')) say(looking ? 'looking' : 'away')
    },
    type(text) {
      if (state === 'away') return
      if (!text) {
        typedAt = -Infinity
        if (state === 'typing') say('looking')
      } else if (Date.now() - typedAt >= typingEveryMs) {
        typedAt = Date.now()
        say('typing')
      }
    },
    read(seq) {
      if (seq <= seen) return
      seen = seq
      marking ??= setTimeout(() => void markSeen(), readAfterMs)
    },
  }
}
