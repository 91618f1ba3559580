/** Events in order, from several producers to one consumer. */
export type EventQueue<Event> = {
  /** Appends all of the events; or none, returning false, when the queue would exceed its capacity. */
  push: (events: readonly Event[]) => boolean
  /** Yields what was pushed, until the queue has ended and is empty. */
  events: () => AsyncGenerator<Event>
  end: () => void
}

/** @param capacity the number of events that may wait */
export function createEventQueue<Event>(capacity: number): EventQueue<Event> {
  const waiting: Event[] = []
  let hasEnded = false
  let wake: (() => void) | undefined

  return {
    push: (events) => {
      if (waiting.length + events.length > capacity) return false
      waiting.push(...events)
      wake?.()
      return true
    },
    end: () => {
      hasEnded = true
      wake?.()
    },
    events: async function* () {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift()!
        if (hasEnded) return
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}
