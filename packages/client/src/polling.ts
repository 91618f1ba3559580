import { backoff } from './backoff.ts'
import { type Failure, outcome } from './failure.ts'

/** Polling starts after so long without a live transport. */
const pollAfterMs = 4_000

/** `hasMore`: the next page is fetched at once. */
export type Polled<Event> = { events: readonly Event[]; hasMore: boolean }

type Polling<Event> = {
  poll: () => Promise<Polled<Event>>
  everyMs: number
  /** Also while the page is hidden. */
  whileHidden: boolean | undefined
  onPolled: (events: readonly Event[]) => void
  onFailure: (failure: Failure) => void
}

/**
 * Polls, for networks where no connection stays open; returns how to stop. Short calls with a
 * complete response get through wherever anything does.
 */
export function startPolling<Event>(polling: Polling<Event>): () => void {
  const { poll, everyMs, whileHidden, onPolled, onFailure } = polling
  let timer = setTimeout(() => void ask(), pollAfterMs)
  let attempt = 0
  let stopped = false

  async function ask() {
    let waitMs = everyMs
    if (whileHidden || globalThis.document?.visibilityState !== 'hidden') {
      const done = await outcome(poll())
      if (stopped) return
      if ('data' in done) {
        attempt = 0
        onPolled(done.data.events)
        if (done.data.hasMore) waitMs = 0
      } else {
        const { failure } = done
        waitMs = Math.max(failure.kind === 'again' ? failure.waitMs : 0, backoff(attempt++))
        onFailure(failure)
      }
    }
    if (!stopped) timer = setTimeout(() => void ask(), waitMs)
  }

  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
