import type { PresenceState } from '@oka/contract/presence'
import { lookingEveryMs, typingEveryMs } from '@oka/contract/presence-times'

export type PresenceReport = {
  /** The conversation is on the screen, or no longer. */
  look: (isLooking: boolean) => void
  /** A key was pressed in the reply. */
  type: () => void
  /** What was typed was sent, or taken back. */
  rest: () => void
}

/** Tells the server what one does in a conversation: at once, and again before it stops holding. */
export function createPresenceReport(tell: (state: PresenceState) => void): PresenceReport {
  let timer: ReturnType<typeof setInterval> | undefined
  let typedAt = -Infinity
  let isLooking = false

  const look = (): void => {
    clearInterval(timer)
    tell('looking')
    timer = setInterval(() => tell('looking'), lookingEveryMs)
  }
  return {
    look: (now) => {
      if (now === isLooking) return
      isLooking = now
      typedAt = -Infinity
      if (now) {
        look()
      } else {
        clearInterval(timer)
        tell('away')
      }
    },
    type: () => {
      if (!isLooking || Date.now() - typedAt < typingEveryMs) return
      typedAt = Date.now()
      tell('typing')
    },
    rest: () => {
      if (!isLooking || typedAt === -Infinity) return
      typedAt = -Infinity
      look()
    },
  }
}
