import type { PresenceState } from '@oka/contract/presence'
import { lookingEveryMs, typingEveryMs } from '@oka/contract/presence-times'

import type { Outcome } from './failure.ts'

/** Debounce in milliseconds: messages that come on screen are marked as read by one call. */
const readDebounceMs = 500

type Calls = {
  /** Calls `chat.setPresence`. Must not reject. */
  setPresence: (state: PresenceState) => Promise<unknown>
  /** Calls `chat.markRead`; without it nothing is marked. */
  markRead?: (seq: number) => Promise<Outcome<unknown>>
}

export type PresenceReporter = {
  /** Whether the conversation is on screen. */
  setViewing: (viewing: boolean) => void
  /** The composer's content is now `text`; empty once it was sent or deleted. */
  setText: (text: string) => void
  /** Everything up to `seq` is on screen. */
  read: (seq: number) => void
  /** The server already has the read receipt up to `seq`. */
  acknowledge: (seq: number) => void
}

/**
 * Reports who views, types and has read, at the interval the server expects. A lost report is not
 * retried: the next one is soon due.
 */
export function createPresenceReporter({ setPresence, markRead }: Calls): PresenceReporter {
  let state: PresenceState = 'away'
  let due: PresenceState | null = null
  let isReporting = false
  let typedAt = -Infinity
  let heartbeat: ReturnType<typeof setTimeout> | undefined
  let seen = 0
  let marked = 0
  let marking: ReturnType<typeof setTimeout> | undefined

  function report(next: PresenceState) {
    state = next
    due = next
    clearTimeout(heartbeat)
    if (next !== 'away') heartbeat = setTimeout(report, lookingEveryMs, 'looking')
    if (next !== 'typing') void markSeen()
    // A page that is closing may not see the end of the former call.
    if (!isReporting || next === 'away') void reportDue()
  }

  /** In sequence, so that the last report also arrives last. */
  async function reportDue() {
    isReporting = true
    while (due) {
      const next = due
      due = null
      await setPresence(next)
    }
    isReporting = false
  }

  function acknowledge(seq: number) {
    marked = Math.max(marked, seq)
  }

  async function markSeen() {
    clearTimeout(marking)
    marking = undefined
    const seq = seen
    if (markRead && seq > marked && 'data' in (await markRead(seq))) acknowledge(seq)
  }

  return {
    acknowledge,
    setViewing(viewing) {
      if (viewing === (state !== 'away')) return
      typedAt = -Infinity
      report(viewing ? 'looking' : 'away')
    },
    setText(text) {
      if (state === 'away') return
      if (!text) {
        typedAt = -Infinity
        if (state === 'typing') report('looking')
      } else if (Date.now() - typedAt >= typingEveryMs) {
        typedAt = Date.now()
        report('typing')
      }
    },
    read(seq) {
      if (seq <= seen) return
      seen = seq
      marking ??= setTimeout(() => void markSeen(), readDebounceMs)
    },
  }
}
