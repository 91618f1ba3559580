/** Events in their order, from those who deliver to one who reads. */
export type EventQueue<Event> = {
  /** Takes all of the events; or none, with false, when more would wait than there is room for. */
  push: (events: readonly Event[]) => boolean
  /** Yields what was pushed, until the queue has ended and is empty. */
  events: () => AsyncGenerator<Event>
  end: () => void
}

/** @param capacity how many events may wait */
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
