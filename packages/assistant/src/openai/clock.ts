export type Timeouts = {
  /** Until the first sign that a reply is being written: a thought is one, the headers are none. */
  firstSignMs: number
  /** For the whole reply. */
  replyMs: number
  /** For a whole answer that no visitor waits for. */
  totalMs: number
}

/** A visitor who waits for a reply gets one within 25 s, the offline assistant's included. */
export const defaultTimeouts: Timeouts = { firstSignMs: 3000, replyMs: 20_000, totalMs: 45_000 }

export class ModelTimeoutError extends Error {
  override name = 'ModelTimeoutError'
}

/**
 * A signal that aborts with `outer` or when time is up. `answered` is to be called at the first
 * piece of a stream; `stop` when all is done.
 */
export function startClock(
  outer: AbortSignal,
  { totalMs, firstSignMs }: Pick<Timeouts, 'totalMs'> & Partial<Pick<Timeouts, 'firstSignMs'>>,
) {
  const controller = new AbortController()
  const abortAfter = (ms: number | undefined, what: string) =>
    ms === undefined
      ? undefined
      : setTimeout(() => controller.abort(new ModelTimeoutError(`${what} within ${ms} ms`)), ms)
  const first = abortAfter(firstSignMs, 'The language model wrote nothing')
  const total = abortAfter(totalMs, 'The language model did not finish')
  const signal = AbortSignal.any([outer, controller.signal])
  return {
    signal,
    answered: () => clearTimeout(first),
    /** Aborts, with that as what ended the call. */
    abort: (reason: unknown) => controller.abort(reason),
    stop: () => {
      clearTimeout(first)
      clearTimeout(total)
    },
    /** What ended the call: the abort, if there was one, and not what the abort broke. */
    causeOf: (error: unknown): unknown => (signal.aborted ? signal.reason : error),
  }
}
